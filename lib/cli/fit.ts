import { parseArgs } from "node:util";
import { BURNDOWN_AS_OF, burndownOf } from "@/lib/domain/capacity/burndown";
import { type Fit, fitOf, type Load } from "@/lib/domain/capacity/fit";
import { loadProblems } from "@/lib/domain/capacity/load";
import { STRICTER_TEXT } from "@/lib/domain/capacity/words";
import { err, ok, type Result } from "@/lib/domain/result";
import { figure } from "@/lib/domain/words/figure";
import { flagsOf } from "./flags";

const FORMATS = ["text", "json"] as const;

export const FIT_USAGE = `Usage: bedrock-readiness fit --model ID --tpm N --calls-per-minute N --input N --max-tokens N --output N [options]

Says whether a load stays within a quota of tokens a minute. Asks nobody and needs no configuration.

  --model ID             the model, or the profile by which it is called
  --tpm N                the quota, in tokens a minute
  --calls-per-minute N   how many calls
  --input N              input tokens of a call, those from cache among them
  --max-tokens N         max_tokens of a call: all of it is set aside until the call ends. A call that leaves it out
                         sets aside the most that its model can give
  --output N             output tokens of a call, on average
  --cached SHARE         share of the input that is read from cache, from 0 to 1 (0)
  --format text|json     how to print it (text)
  --help                 prints this
`;

type FitIo = { out(text: string): void; err(text: string): void };
type Plan = {
  model: string;
  tokensPerMinute: number;
  load: Load;
  format: (typeof FORMATS)[number];
};

/** Prints what a load takes of a quota; 0, or 3 for wrong usage. */
export function fit(args: readonly string[], io: FitIo): number {
  const flags = readFlags(args);
  if (flags.ok && flags.value.help) {
    io.out(FIT_USAGE);
    return 0;
  }
  const plan = flags.ok ? planOf(flags.value) : flags;
  if (!plan.ok) {
    io.err(`bedrock-readiness fit: ${plan.error}\n`);
    return 3;
  }
  const { model, tokensPerMinute, load, format } = plan.value;
  const found = fitOf(load, { tokensPerMinute, burndown: burndownOf(model) });
  io.out(format === "json" ? `${JSON.stringify(found, null, 2)}\n` : textOf(found, plan.value));
  return 0;
}

function textOf(found: Fit, { tokensPerMinute, load }: Plan): string {
  const { burndown, reservedPerMinute, settledPerMinute, callsPerMinuteMax } = found;
  const lines = [
    verdictOf(found, tokensPerMinute),
    `Set aside at admission: ${figure(reservedPerMinute)} tokens a minute.`,
    settledPerMinute === null
      ? `Counted when calls end: not known. AWS's table of ${BURNDOWN_AS_OF} does not say how much an output token of this model counts.`
      : `Counted when calls end: ${figure(settledPerMinute)} tokens a minute, an output token as ${burndown}.`,
    callsPerMinuteMax === null
      ? "Most calls a minute: not known."
      : `Most calls a minute: ${figure(callsPerMinuteMax)}.`,
    `Most calls at once: ${figure(found.callsAtOnceMax)}, with ${figure(load.maxTokens)} max_tokens each.`,
    ...(load.cached > 0 ? [STRICTER_TEXT] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function verdictOf({ fits, reservedPerMinute, settledPerMinute }: Fit, quota: number): string {
  const of = `${figure(quota)} tokens a minute`;
  if (fits === null) return `Not known whether it fits ${of}.`;
  if (fits) return `Fits ${of}.`;
  const parts = [
    { short: reservedPerMinute - quota, where: "at admission" },
    { short: (settledPerMinute ?? 0) - quota, where: "when calls end" },
  ].filter(({ short }) => short > 0);
  const words = parts.map(({ short, where }) => `by ${figure(short)} ${where}`);
  return `Short of ${of}: ${words.join(", ")}.`;
}

const OPTIONS = {
  model: { type: "string" },
  tpm: { type: "string" },
  "calls-per-minute": { type: "string" },
  input: { type: "string" },
  "max-tokens": { type: "string" },
  output: { type: "string" },
  cached: { type: "string", default: "0" },
  format: { type: "string", default: "text" },
  help: { type: "boolean", short: "h", default: false },
} as const;

function readFlags(args: readonly string[]) {
  return flagsOf("fit", () => parseArgs({ args: [...args], options: OPTIONS }).values);
}

type Flags = Extract<ReturnType<typeof readFlags>, { ok: true }>["value"];
/** Ids by https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html */
const MODEL = /^[a-z][a-z0-9-]*\.[A-Za-z0-9._:/-]{1,139}$/;
const NUMBER = /^\d{1,15}(?:\.\d{1,6})?$/;

function planOf(flags: Flags): Result<Plan, string> {
  const format = FORMATS.find((one) => one === flags.format);
  if (!format) return err(`--format ${flags.format} is not known. Use text or json.`);
  const { model } = flags;
  if (model === undefined) return err("--model is missing: the id of a model or of a profile.");
  if (!MODEL.test(model)) return err(`--model ${model} is no id of a model or of a profile.`);
  const numbers = numbersOf(flags);
  if (!numbers.ok) return numbers;
  const { tpm, calls, input, max, output, cached } = numbers.value;
  const load = {
    callsPerMinute: calls,
    inputTokens: input,
    maxTokens: max,
    outputTokens: output,
    cached,
  };
  const [problem] = Object.entries(loadProblems(load));
  if (problem) return err(`--${FLAG_OF[problem[0]]} ${problem[1]}.`);
  return ok({ model, tokensPerMinute: tpm, load, format });
}

const FLAG_OF: Readonly<Record<string, string>> = {
  callsPerMinute: "calls-per-minute",
  inputTokens: "input",
  maxTokens: "max-tokens",
  outputTokens: "output",
  cached: "cached",
} satisfies Record<keyof Load, string>;

function numbersOf(flags: Flags) {
  const problems: string[] = [];
  const read = (name: Exclude<keyof Flags, "help">): number => {
    const text = flags[name];
    if (text === undefined) problems.push(`--${name} is missing.`);
    else if (!NUMBER.test(text))
      problems.push(`--${name} ${text} is no number such as 2000000, without separators.`);
    return Number(text);
  };
  const value = {
    tpm: read("tpm"),
    calls: read("calls-per-minute"),
    input: read("input"),
    max: read("max-tokens"),
    output: read("output"),
    cached: read("cached"),
  };
  return problems.length > 0 ? err(`${problems.join(" ")} See fit --help.`) : ok(value);
}
