import { fstatSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { toExplainJson } from "@/lib/domain/diagnosis/explain-json";
import { clip } from "@/lib/domain/diagnosis/fold";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { explainText } from "./explain-text";
import { flagsOf } from "./flags";

const FORMATS = ["text", "json"] as const;
const STDIN_LIMIT = 1_000_000;
const BYTE_ORDER_MARK = /^\uFEFF/;

export const EXPLAIN_USAGE = `Usage: bedrock-readiness explain [options] [text]

Says what an error means, who can fix it and how. Reads the text from the arguments, else from standard input.
Nothing is sent anywhere.

  --format text|json   how to print it (text)
  --jsonl              one JSON string per line in, one JSON object per line out
  --region REGION      the Region, where the text does not name it
  --help               prints this
`;

export type ExplainIo = {
  out(text: string): void;
  err(text: string): void;
  stdin: NodeJS.ReadableStream;
};

type Plan = {
  text: string | null;
  format: (typeof FORMATS)[number];
  jsonl: boolean;
  region: string | null;
  help: boolean;
};

/** Explains a text, or one per line; 0, or 3 for wrong usage and an input that can't be read. A line that can't be read never stops the rest. */
export async function explain(args: readonly string[], io: ExplainIo): Promise<number> {
  const plan = parseExplainArgs(args);
  if (!plan.ok) {
    io.err(`bedrock-readiness explain: ${plan.error}\n`);
    return 3;
  }
  if (plan.value.help) {
    io.out(EXPLAIN_USAGE);
    return 0;
  }
  if (plan.value.text === null && isFolder(io.stdin)) return unreadable(io, "it is a folder");
  try {
    return await (plan.value.jsonl ? explainLines(plan.value, io) : explainOne(plan.value, io));
  } catch (error) {
    const code = readErrorOf(error);
    if (code === null) throw error;
    return unreadable(io, code);
  }
}

function unreadable(io: ExplainIo, why: string): number {
  io.err(`bedrock-readiness explain: standard input can't be read: ${why}.\n`);
  return 3;
}

/** Node takes a folder for an input that is empty. */
function isFolder(stdin: NodeJS.ReadableStream): boolean {
  const fd: unknown = Reflect.get(stdin, "fd");
  return typeof fd === "number" && fstatSync(fd).isDirectory();
}

/** The system's own name of why a reading failed; null: it is another error. */
function readErrorOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "read") return null;
  return "code" in error ? String(error.code) : error.message;
}

async function explainOne(plan: Plan, io: ExplainIo): Promise<number> {
  const text = plan.text ?? (await readAll(io.stdin));
  if (!text.trim()) {
    io.err(
      "bedrock-readiness explain: there is no text. Give it as an argument or on standard input.\n",
    );
    return 3;
  }
  const found = diagnose(text, optionsOf(plan));
  const printed =
    plan.format === "json" ? JSON.stringify(toExplainJson(found), null, 2) : explainText(found);
  io.out(`${printed}\n`);
  return 0;
}

async function explainLines(plan: Plan, io: ExplainIo): Promise<number> {
  let isFirst = true;
  for await (const line of createInterface({
    input: io.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const own = isFirst ? line.replace(BYTE_ORDER_MARK, "") : line;
    isFirst = false;
    io.out(`${JSON.stringify(explainLine(own, plan))}\n`);
  }
  return 0;
}

function explainLine(line: string, plan: Plan): unknown {
  const parsed = parseLine(line);
  if (!parsed.ok) return { error: parsed.error };
  return toExplainJson(diagnose(parsed.value, optionsOf(plan)));
}

function parseLine(line: string): Result<string, string> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "string" ? ok(value) : err("The line is JSON, but no string.");
  } catch {
    return err("The line is no JSON.");
  }
}

const optionsOf = ({ region }: Plan) => {
  const partition = region ? partitionOf(region) : null;
  return { ...(region && { region }), ...(partition && { partition }) };
};

/** Standard input as text; of one that is too long to keep, the beginning and the end. */
async function readAll(stdin: NodeJS.ReadableStream): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stdin) {
    text += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > STDIN_LIMIT) text = clip(text, STDIN_LIMIT / 2);
  }
  return text + decoder.decode();
}

function parseExplainArgs(args: readonly string[]): Result<Plan, string> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { values, positionals } = flags.value;
  const format = FORMATS.find((one) => one === values.format);
  if (!format) return err(`--format ${values.format} is not known. Use text or json.`);
  const region = values.region ?? null;
  if (region !== null && partitionOf(region) === null) {
    return err(`--region ${region} is no Region code.`);
  }
  if (values.jsonl && positionals.length > 0) {
    return err("--jsonl reads standard input. Leave the text out.");
  }
  const text = positionals.length > 0 ? positionals.join(" ") : null;
  return ok({ text, format, jsonl: values.jsonl, region, help: values.help });
}

function readFlags(args: readonly string[]) {
  return flagsOf("explain", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        jsonl: { type: "boolean", default: false },
        region: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}
