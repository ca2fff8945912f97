import { parseArgs } from "node:util";
import { partitionOf } from "@/lib/domain/region";
import type { Requirement } from "@/lib/domain/requirement/types";
import { err, ok, type Result } from "@/lib/domain/result";
import { parseDuration } from "@/lib/domain/words/durations";

export const CHECK_FORMATS = ["table", "json", "junit", "github"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export type CheckPlan = {
  requirements: readonly Requirement[];
  format: CheckFormat;
  waitMs: number;
  /** Whether what is read goes into the store of the dashboard. */
  store: boolean;
  help: boolean;
};

export const CHECK_USAGE = `Usage: bedrock-readiness check [name or model@region …] [options]

Checks requirements of the configuration file by name, or cells given as model@region.
Without arguments it checks every requirement of the file.

  --format table|json|junit|github   how the answer is written (table)
  --wait 20m                         waits this long at most while AWS works or something could not be read
  --no-store                         keeps nothing of what is read
  --help                             prints this

Exit: 0 all is ready, 1 something is not ready, else 2 something could not be told, 3 usage or configuration.
`;

export type CheckFlags = Omit<CheckPlan, "requirements"> & { asked: readonly string[] };

/** Reads the flags of `check`, before anything is opened. An error says what is wrong, where, and what to do. */
export function parseCheckFlags(args: readonly string[]): Result<CheckFlags, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const format = CHECK_FORMATS.find((one) => one === values.format);
  if (!format)
    return err(`--format ${values.format} is not known. Use one of ${CHECK_FORMATS.join(", ")}.`);
  const waitMs = values.wait === undefined ? 0 : parseDuration(values.wait);
  if (waitMs === null) {
    return err(
      `--wait ${values.wait} is not a duration. Write a number and s, m or h, such as 20m.`,
    );
  }
  const { help } = values;
  return ok({ format, waitMs, store: !values["no-store"], help, asked: positionals });
}

/** What is to be checked, by the configuration's requirements. */
export function planCheck(
  { asked, ...flags }: CheckFlags,
  configured: readonly Requirement[],
): Result<CheckPlan, string> {
  const requirements = requirementsOf(asked, configured);
  return requirements.ok ? ok({ ...flags, requirements: requirements.value }) : requirements;
}

function readFlags(args: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          format: { type: "string", default: "table" },
          wait: { type: "string" },
          "no-store": { type: "boolean", default: false },
          help: { type: "boolean", short: "h", default: false },
        },
      }),
    );
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)} See check --help.`);
  }
}

function requirementsOf(
  asked: readonly string[],
  configured: readonly Requirement[],
): Result<readonly Requirement[], string> {
  if (asked.length === 0) {
    return configured.length > 0
      ? ok(configured)
      : err(
          "Nothing to check: the configuration has no requirements. Name cells as model@region, or add requirements to readiness.yaml.",
        );
  }
  const found = asked.map((text) => requirementOf(text, configured));
  const problems = found.flatMap((one) => (one.ok ? [] : [one.error]));
  if (problems.length > 0) return err(problems.join("\n"));
  return ok(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

function requirementOf(
  text: string,
  configured: readonly Requirement[],
): Result<Requirement, string> {
  const named = configured.find(({ name }) => name === text);
  if (named) return ok(named);
  const at = text.lastIndexOf("@");
  if (at < 0) return err(unknownName(text, configured));
  const model = text.slice(0, at);
  const region = text.slice(at + 1);
  if (!/^[\w.:*/ -]{1,200}$/.test(model)) {
    return err(
      `"${text}": "${model}" is no model id. Write model@region, such as anthropic.claude-sonnet-4-6@eu-west-1.`,
    );
  }
  if (partitionOf(region) === null) {
    return err(`"${text}": "${region}" is no Region. Write a code such as eu-west-1.`);
  }
  return ok({
    name: text,
    models: [model],
    regions: [region],
    routes: null,
    tokensPerMinute: null,
    accounts: null,
  });
}

function unknownName(text: string, configured: readonly Requirement[]): string {
  const known = configured.map(({ name }) => `"${name}"`).join(", ");
  const names = known === "" ? "The configuration has none" : `The configuration has ${known}`;
  return `"${text}" is no requirement. ${names}. A cell is written model@region.`;
}
