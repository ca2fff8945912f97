import { fixFor } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { groupBy } from "@/lib/domain/group-by";
import { isNamed } from "@/lib/domain/named";
import { homeRegion, regionInfo } from "@/lib/domain/region";
import type { Gap } from "@/lib/services/world/gaps";
import type { World } from "@/lib/services/world/world";
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
function firstStep({ fault: { code, cause } }: Gap, regions: readonly string[]): string {
  if (cause !== null && POLICY_CAUSES.has(cause)) return POLICY_STEP;
  const region = isBadKey(code, regions) ? (regions[0] ?? homeRegion("aws")) : null;
  const nowhere = { region, accountId: null, modelId: null, quotaCode: null, portal: null };
  const { steps } = fixFor({ code, cause, partition: "aws", ...nowhere });
  return steps[0]?.text ?? "";
}

/** Names on the command line that nothing answers to, so that a slip of the pen is not taken for an empty result. */
export function strangerLines(
  world: World,
  { accounts, regions, models }: Pick<ScanPlan, "accounts" | "regions" | "models">,
): string[] {
  const isOf = (text: string) => (account: World["accounts"][number]) =>
    isNamed([text], account.key, account.ref.key, account.accountId, account.name);
  const asked = world.accounts.filter(
    (account) => accounts === null || accounts.some((text) => isOf(text)(account)),
  );
  const known = new Set(asked.flatMap((account) => account.regions.map(({ region }) => region)));
  return [
    ...(accounts ?? [])
      .filter((text) => !world.accounts.some(isOf(text)))
      .map((text) => `--account ${text}: the credentials belong to another account.`),
    ...(regions ?? [])
      .filter((region) => asked.length > 0 && !known.has(region))
      .map((region) => `--region ${region}: the account has no such Region; nothing was read.`),
    ...(models ?? [])
      .filter((modelId) => !world.catalogue.rows.has(modelId))
      .map((modelId) => `--model ${modelId}: no list that was read shows it. Check the id.`),
  ];
}
