import { parseArgs } from "node:util";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { STATES } from "@/lib/domain/state";
import { flagsOf } from "./flags";

export const SCAN_FORMATS = ["table", "json", "markdown", "csv"] as const;
export type ScanFormat = (typeof SCAN_FORMATS)[number];

export type ScanPlan = {
  format: ScanFormat;
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
  states: readonly string[] | null;
  store: boolean;
  help: boolean;
};

export const SCAN_USAGE = `Usage: bedrock-readiness scan [options]

Asks AWS what each account may use and judges every model in every Region. It only reads.

  --format table|json|markdown|csv   how the answer is written (table)
  --region eu-west-1                 only this Region; may be given again
  --account 111122223333             only this account, by id or name; may be given again
  --model anthropic.claude-…         only this model; may be given again
  --state blocked                    shows only cells of this state; may be given again
  --no-store                         keeps nothing of what is read
  --help                             prints this

Exit: 0 complete and all read, 2 something could not be read, 3 usage or configuration.
`;

const many = { type: "string", multiple: true } as const;

function readFlags(args: readonly string[]) {
  const read = flagsOf("scan", () =>
    parseArgs({
      args: [...args],
      options: {
        format: { type: "string", default: "table" },
        region: many,
        account: many,
        model: many,
        state: many,
        "no-store": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!read.ok) return read;
  const { values } = read.value;
  return ok(values);
}

/** Reads the arguments of `scan`. An error says what is wrong and what to do. */
export function parseScanArgs(args: readonly string[]): Result<ScanPlan, string> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { value } = flags;
  const format = SCAN_FORMATS.find((one) => one === value.format);
  if (!format)
    return err(`--format ${value.format} is not known. Use one of ${SCAN_FORMATS.join(", ")}.`);
  for (const flag of ["account", "model"] as const)
    if (value[flag]?.some((name) => name.trim() === ""))
      return err(`--${flag} is empty. Name one, or leave it out for all.`);
  const badRegion = value.region?.find((region) => partitionOf(region) === null);
  if (badRegion !== undefined)
    return err(`--region ${badRegion} is not an AWS Region code such as eu-west-1.`);
  const badState = value.state?.find((state) => !(STATES as readonly string[]).includes(state));
  if (badState !== undefined)
    return err(`--state ${badState} is not known. Use one of ${STATES.join(", ")}.`);
  return ok({
    format,
    accounts: value.account ?? null,
    regions: value.region ?? null,
    models: value.model ?? null,
    states: value.state ?? null,
    store: !value["no-store"],
    help: value.help,
  });
}
