import type { FixStep } from "@/lib/domain/catalogue/fix";
import { groupBy } from "@/lib/domain/group-by";
import { type ZeroQuota, zerosOf } from "@/lib/domain/quota/cell-quota";
import { figure } from "@/lib/domain/words/figure";
import { plain } from "./plain-step";
import type { Tally, Where } from "./tally";

type Zero = { region: string; row: ZeroQuota };

/** Where several quotas are 0, one Support case an account names them all in place of a case for each. */
export function zeroQuotaSteps(
  { steps: places }: Tally,
  steps: readonly FixStep[],
): readonly FixStep[] {
  if (places.size < 2) return steps;
  const byAccount = groupBy(places.values(), ({ account }) => account);
  const cases = [...byAccount].map(([account, own]) =>
    caseText(account?.accountId ?? null, eachOnce(own.flatMap(zerosAt))),
  );
  const [first, ...others] = cases;
  const at = steps.findIndex(({ copy }) => copy !== undefined);
  if (first === undefined || at < 0) return steps;
  const further = others.map(
    (copy): FixStep => ({ ...plain("Open another case with this text."), copy }),
  );
  return steps.flatMap((step, place) =>
    place === at ? [{ ...step, copy: first }, ...further] : [step],
  );
}

/** The one that all models of a Region share is met with each of them. */
const eachOnce = (zeros: readonly Zero[]): readonly Zero[] => [
  ...new Map(zeros.map((zero) => [`${zero.region} ${zero.row.quotaCode}`, zero])).values(),
];

function zerosAt({ region, cell, line }: Where): readonly Zero[] {
  const modelId = cell?.modelId ?? line?.modelId;
  if (!region || !modelId) return [];
  return zerosOf(region.zeros, modelId).map((row) => ({ region: region.region, row }));
}

function caseText(accountId: string | null, zeros: readonly Zero[]): string {
  return [
    "Please restore these Amazon Bedrock quotas of this account to their defaults.",
    "",
    `Account: ${accountId ?? "(fill in)"}`,
    ...zeros.map(zeroLine),
    "Use: (fill in)",
    "",
    "With 0 applied, every call is refused. Service Quotas takes no value that is not above the default.",
  ].join("\n");
}

function zeroLine({ region, row }: Zero): string {
  const known = row.default === null ? "" : `, default ${figure(row.default)}`;
  return `${region}: ${row.quotaName} (${row.quotaCode}), applied 0${known}`;
}
