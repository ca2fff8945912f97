import { parseArgs } from "node:util";
import { maskAs } from "@/lib/domain/export/mask";
import { type FindingState, type HealthFinding, healthExitCode } from "@/lib/domain/health-check";
import { err, ok, type Result } from "@/lib/domain/result";
import { isoTime } from "@/lib/domain/words/dates";
import { examine } from "@/lib/services/doctor/examine";
import { flagsOf } from "./flags";
import type { Io } from "./io";
import { openApp } from "./with-app";

const USAGE_ERROR = 3;
const FORMATS = ["text", "json"] as const;

export const DOCTOR_USAGE = `Usage: bedrock-readiness doctor [options]

Looks at the configuration, the store, sign-in, the organization, each account's credentials and rights, the age of what was
read, scans and the webhook. It only reads; a store of an older version is brought up to this one.

  --no-aws             asks AWS nothing, and tells only what was read before
  --format text|json   how to print it (text)
  --help               prints this

Exit: 0 all is well, 1 something is wrong, else 2 something could not be told, 3 usage, configuration or a store that
can't be opened.
`;

type Plan = { help: boolean; ask: boolean; format: (typeof FORMATS)[number] };

/** `bedrock-readiness doctor`: how this installation stands, a line for each thing that was looked at. */
export async function doctor(args: readonly string[], io: Io): Promise<number> {
  const plan = readPlan(args);
  if (!plan.ok) return refused(io, plan.error);
  const { help, ask, format } = plan.value;
  if (help) {
    io.out(DOCTOR_USAGE);
    return 0;
  }
  const opened = await openApp(io, { store: true, asks: ask });
  if (!opened.ok) return refused(io, opened.error.join("\n"));
  const { ctx, close } = opened.value;
  try {
    const findings = await examine(ctx, { ask });
    const exitCode = healthExitCode(findings);
    const text =
      format === "json" ? jsonOf(findings, { exitCode, at: ctx.now() }) : textOf(findings);
    io.out(ctx.settings().maskAccountIds ? maskAs(format, text) : text);
    return exitCode;
  } finally {
    await close();
  }
}

function refused(io: Io, why: string): number {
  io.err(`bedrock-readiness doctor: ${why}\n`);
  return USAGE_ERROR;
}

const WORDS = {
  well: "ok     ",
  note: "note   ",
  unknown: "unknown",
  wrong: "WRONG  ",
} as const satisfies Record<FindingState, string>;

function textOf(findings: readonly HealthFinding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.map(({ about, state, says, next }) => {
    const then = next === null ? "" : `\n${" ".repeat(width + 11)}${next}`;
    return `${WORDS[state]}  ${about.padEnd(width)}  ${says}${then}\n`;
  });
  return lines.join("");
}

const jsonOf = (
  findings: readonly HealthFinding[],
  { exitCode, at }: { exitCode: number; at: number },
): string =>
  `${JSON.stringify({ schemaVersion: 1, examinedAt: isoTime(at), exitCode, findings }, null, 2)}\n`;

function readPlan(args: readonly string[]): Result<Plan, string> {
  const read = flagsOf("doctor", () =>
    parseArgs({
      args: [...args],
      options: {
        "no-aws": { type: "boolean", default: false },
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!read.ok) return read;
  const { values } = read.value;
  const format = FORMATS.find((one) => one === values.format);
  if (!format) return err(`--format ${values.format} is not known. Use text or json.`);
  return ok({ help: values.help, ask: !values["no-aws"], format });
}
