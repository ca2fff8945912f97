import { parseArgs } from "node:util";
import { OWNERS, type Owner } from "@/lib/domain/owner";
import type { Requirement } from "@/lib/domain/requirement/types";
import { err, ok, type Result } from "@/lib/domain/result";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { flagsOf } from "./flags";

export const PLAN_FORMATS = ["markdown", "json"] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

export const PLAN_USAGE = `Usage: bedrock-readiness plan [requirement …] [options]

Says everything that stands in the way, by who can remove it: what, where, evidence, steps and commands,
in an order in which they can be done. Named requirements of the configuration file narrow it to what they need.

It goes by what the dashboard's store holds, where that is a whole scan of every account, younger than SCAN_INTERVAL;
else, with --scan or with --no-store, it asks AWS first. It only reads.

  --owner billing          only what this owner is to do
  --account 111122223333   only this account, by id or name; may be given again
  --format markdown|json   how the answer is written (markdown)
  --scan                   asks AWS now
  --no-store               asks AWS now and keeps nothing of what is read
  --help                   prints this

Exit: 0 nothing is in the way, 1 something is, else 2 something could not be told, 3 usage or configuration.
`;

export type PlanFlags = {
  owner: Owner | null;
  accounts: readonly string[] | null;
  format: PlanFormat;
  /** Whether AWS is asked, however fresh the store is. */
  scan: boolean;
  store: boolean;
  help: boolean;
  asked: readonly string[];
};

/** Whom something can be asked of. */
const ASKED_OWNERS = OWNERS.filter((owner) => owner !== "wait");

/** Reads the arguments of `plan`, before anything is opened. An error says what is wrong and what there is. */
export function parsePlanFlags(args: readonly string[]): Result<PlanFlags, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const format = PLAN_FORMATS.find((one) => one === values.format);
  if (!format)
    return err(`--format ${values.format} is not known. Use one of ${PLAN_FORMATS.join(", ")}.`);
  const owner = values.owner === undefined ? null : ownerNamed(values.owner);
  if (owner === undefined)
    return err(`--owner ${values.owner} is not known. Owners are ${ASKED_OWNERS.join(", ")}.`);
  return ok({
    owner,
    accounts: values.account ?? null,
    format,
    scan: values.scan || values["no-store"],
    store: !values["no-store"],
    help: values.help,
    asked: positionals,
  });
}

/** By its name in files, or as the screens call it. */
function ownerNamed(text: string): Owner | undefined {
  const wanted = text.trim().toLowerCase();
  return ASKED_OWNERS.find(
    (owner) => owner === wanted || OWNER_WORD[owner].toLowerCase() === wanted,
  );
}

function readFlags(args: readonly string[]) {
  return flagsOf("plan", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        owner: { type: "string" },
        account: { type: "string", multiple: true },
        format: { type: "string", default: "markdown" },
        scan: { type: "boolean", default: false },
        "no-store": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}

/** What is wrong with the requirements that were named; null where all of them are configured. */
export function unknownRequirement(
  asked: readonly string[],
  configured: readonly Requirement[],
): string | null {
  const unknown = asked.find((name) => configured.every((one) => one.name !== name));
  if (unknown === undefined) return null;
  const known = configured.map(({ name }) => `"${name}"`).join(", ");
  const names = known === "" ? "The configuration has none" : `The configuration has ${known}`;
  return `"${unknown}" is no requirement. ${names}.`;
}
