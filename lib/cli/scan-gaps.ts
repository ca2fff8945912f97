import { isAccountId } from "@/lib/domain/account-id";
import { fixOfReading } from "@/lib/domain/advice/fix-of-reading";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { NOT_READ_YET } from "@/lib/domain/facts/fault";
import { configuredFor } from "@/lib/domain/facts/plan";
import { groupBy } from "@/lib/domain/group-by";
import { homeRegion, regionInfo } from "@/lib/domain/known-regions";
import { NOWHERE } from "@/lib/domain/links/target";
import type { Settings } from "@/lib/domain/settings";
import { faultIn } from "@/lib/services/world/faults";
import type { Gap } from "@/lib/services/world/gaps";
import type { World, WorldAccount } from "@/lib/services/world/world";
import { faultText, type Meant, notMeantText } from "./meant-accounts";
import type { ScanPlan } from "./scan-args";

const NAMED_MAX = 3;
/** What is missing here is a permission of the scan's own, not one to call a model. */
const POLICY_CAUSES: ReadonlySet<Cause> = new Set([
  "iam-identity-policy-missing",
  "permissions-boundary",
  "session-policy",
]);
const POLICY_STEP =
  "Give the scan's own role this permission: bedrock-readiness policy prints the least it needs.";

/** What could not be read, where, why, and what to do first. What failed alike in many places is told once. */
export function gapLines(gaps: readonly Gap[]): string[] {
  const alike = groupBy(gaps, ({ account, what, fault: { code, cause, operation } }) =>
    [account, what, code, cause, operation].join("|"),
  );
  return [...alike.values()].map(sentence);
}

function sentence(gaps: readonly Gap[]): string {
  const [first] = gaps;
  if (!first) return "";
  const { account, what, fault } = first;
  const regions = gaps.flatMap(({ region }) => region ?? []);
  const more = regions.length - NAMED_MAX;
  const named = `${regions.slice(0, NAMED_MAX).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const of = account === "default" ? "of the default credentials" : account;
  const where = regions.length > 0 ? `Account ${of}, ${named}` : `Account ${of}`;
  const said = fault.operation === null ? fault.code : `${fault.operation}: ${fault.code}`;
  return `${where}: ${what} could not be read: ${said}: ${fault.message}\n  ${firstStep(first, regions)}`;
}

/** A key that is refused where no Region has to be enabled is a bad key. */
const isBadKey = (code: Code, regions: readonly string[]): boolean =>
  code === "InvalidClientTokenId" && regions.every((region) => !regionInfo(region).optIn);

/** No model goes in, and a Region only where it decides: one step stands for all places that failed alike. */
function firstStep({ fault, gate }: Gap, regions: readonly string[]): string {
  const { code, cause } = fault;
  if (cause !== null && POLICY_CAUSES.has(cause)) return POLICY_STEP;
  const region = isBadKey(code, regions) ? (regions[0] ?? homeRegion("aws")) : null;
  const { steps } = fixOfReading({ fault, gate, ...NOWHERE, region });
  return steps[0]?.text ?? "";
}

/** Whether an account as it was read is the one that was meant: its credentials may be another's by now. */
const isMeant = ({ text, named }: Meant, { ref, accountId }: WorldAccount): boolean =>
  ref.key === named.ref.key && (!isAccountId(text) || text === accountId);

/** The accounts that were meant, as they were read; null: all. */
export const accountsIn = (
  { accounts }: World,
  meant: readonly Meant[] | null,
): readonly WorldAccount[] =>
  meant === null
    ? accounts
    : accounts.filter((account) => meant.some((one) => isMeant(one, account)));

type Asked = Pick<ScanPlan, "regions" | "models"> & {
  meant: readonly Meant[] | null;
  settings: Pick<Settings, "regions">;
};

/**
 * Names on the command line that nothing answers to, so that a slip of the pen is not taken for an empty result. `world`
 * has the accounts that were meant.
 */
export function strangerLines(
  { accounts, catalogue }: World,
  { meant, regions, models, settings }: Asked,
): readonly string[] {
  const known = new Set(accounts.flatMap((account) => account.regions.map(({ region }) => region)));
  return [
    ...(meant ?? [])
      .filter((one) => !accounts.some((account) => isMeant(one, account)))
      .map(({ text }) => notMeantText({ why: "others", text })),
    ...(regions ?? [])
      .filter((region) => !known.has(region))
      .flatMap((region) => {
        const whys = new Set(accounts.map((account) => whyNot(region, account, settings)));
        return [...whys].map((why) => `--region ${region}: ${why}; nothing was read.`);
      }),
    ...(models ?? [])
      .filter((modelId) => !catalogue.rows.has(modelId))
      .map((modelId) => `--model ${modelId}: no list that was read shows it. Check the id.`),
  ];
}

/** Why a Region was not read in an account, as far as that is known. */
function whyNot(
  region: string,
  { facts, partition }: WorldAccount,
  { regions }: Pick<Settings, "regions">,
): string {
  const configured = configuredFor({ regions, partition });
  if (configured !== null && !configured.includes(region)) return "the configuration leaves it out";
  const locked = faultIn(facts.identity);
  if (locked === null && facts.regions.status === "read") return "the account has no such Region";
  const fault = locked ?? faultIn(facts.regions) ?? NOT_READ_YET;
  return `whether the account has it is not known: ${faultText(fault)}`;
}
