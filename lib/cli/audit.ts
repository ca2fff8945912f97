import { parseArgs } from "node:util";
import { verdictWords } from "@/lib/domain/audit/check";
import { err, ok, type Result } from "@/lib/domain/result";
import { isoTime } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { checkRecord } from "@/lib/services/audit/check-record";
import { exportRecord } from "@/lib/services/audit/export-record";
import type { Context } from "@/lib/services/context";
import { flagsOf } from "./flags";
import { type Io, pour } from "./io";
import { openApp } from "./with-app";

const VERBS = ["verify", "export"] as const;
type Verb = (typeof VERBS)[number];

export const AUDIT_USAGE = `Usage: bedrock-readiness audit verify|export [options]

The record of what people and machines did, in the store of this configuration.

  verify                 looks at every row: that it is as it was written and follows on the one before
  export                 prints all rows as JSON Lines, oldest first

  --format text|json     how verify answers (text)
  --help                 prints this

Both are on record themselves.
Exit of verify: 0 whole, 1 broken, with the row named. Of both: 2 the store failed, 3 usage or configuration.
`;

const WHOLE = 0;
const BROKEN = 1;
const USAGE_ERROR = 3;

type Plan = { help: true } | { help: false; verb: Verb; format: "text" | "json" };

/** `bedrock-readiness audit`: verifies the record, or prints it. */
export async function audit(args: readonly string[], io: Io): Promise<number> {
  const plan = parseAuditArgs(args);
  if (!plan.ok) {
    io.err(`bedrock-readiness audit: ${plan.error}\n`);
    return USAGE_ERROR;
  }
  if (plan.value.help) {
    io.out(AUDIT_USAGE);
    return WHOLE;
  }
  const opened = await openApp(io, { store: true });
  if (!opened.ok) {
    io.err(`bedrock-readiness audit: ${opened.error.join("\n")}\n`);
    return USAGE_ERROR;
  }
  const { ctx, close } = opened.value;
  try {
    return plan.value.verb === "verify"
      ? await verify(ctx, io, plan.value.format)
      : await print(ctx, io);
  } finally {
    await close();
  }
}

async function verify(ctx: Context, io: Io, format: "text" | "json"): Promise<number> {
  const verdict = await checkRecord(ctx, (rows, of) => {
    if (io.interactive) io.err(`\r\u001b[K${figure(rows)} of ${figure(of)} rows`);
  });
  if (io.interactive) io.err("\r\u001b[K");
  const words = verdictWords(verdict);
  if (format === "json")
    io.out(`${JSON.stringify({ ...verdict, at: isoTime(verdict.at), words })}\n`);
  else if (verdict.state === "whole" && verdict.rows > 0) {
    io.out(`${words} Row ${figure(verdict.upTo)} has the hash ${verdict.hash}.\n`);
  } else io.out(`${words}\n`);
  return verdict.state === "whole" ? WHOLE : BROKEN;
}

async function print(ctx: Context, io: Io): Promise<number> {
  await pour(io, await exportRecord(ctx));
  return WHOLE;
}

function parseAuditArgs(args: readonly string[]): Result<Plan, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok({ help: true });
  const [verb, ...more] = positionals;
  const known = VERBS.find((one) => one === verb);
  if (!known || more.length > 0) return err("say what to do: verify or export. See audit --help.");
  if (values.format !== undefined && known === "export")
    return err("--format belongs to verify; an export is always JSON Lines.");
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json")
    return err(`--format ${format} is not known. Use text or json.`);
  return ok({ help: false, verb: known, format });
}

function readFlags(args: readonly string[]) {
  return flagsOf("audit", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string" }, help: { type: "boolean", short: "h" } },
    }),
  );
}
