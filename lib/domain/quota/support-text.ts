import type { KnownQuota } from "@/lib/domain/links/target";
import { figure } from "@/lib/domain/words/figure";

/** The one quota of an account and Region that all models share, and AWS's default for it, as of September 2026. */
export const TOKENS_PER_DAY = {
  code: "L-E3F10727",
  name: "Cross-Model Max Tokens Per Day",
  defaultValue: 700_000_000,
} as const;

/** What is known of the quota that a Support case is about. Null is put in by whoever sends it. */
export type SupportCase = {
  accountId: string | null;
  region: string | null;
  quotaName: string | null;
  quotaCode: string | null;
  applied: number | null;
  defaultValue: number | null;
  adjustable: boolean | null;
  /** The default again, or a value above it; null is put in by whoever sends it. */
  wanted: "default" | number | null;
  /** Others of the same account and Region that are 0 and wanted at their defaults too. */
  alsoZero?: readonly Pick<KnownQuota, "name" | "code" | "defaultValue">[];
};

const OPEN = "(fill in)";
const figureOf = (value: number | null): string => (value === null ? OPEN : figure(value));

/**
 * The text of a case that asks AWS Support for what Service Quotas refuses: a value that is not above the default, or of
 * a quota that is not adjustable: https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export function supportText(quota: SupportCase): string {
  const { accountId, region, quotaName, quotaCode, applied, defaultValue, wanted } = quota;
  const code = quotaCode ? ` (${quotaCode})` : "";
  return [
    wanted === "default"
      ? "Please restore an Amazon Bedrock quota of this account to its default."
      : "Please raise an Amazon Bedrock quota of this account.",
    "",
    `Account: ${accountId ?? OPEN}`,
    `Region: ${region ?? OPEN}`,
    `Quota: ${quotaName ?? OPEN}${code}`,
    `AWS default: ${figureOf(defaultValue)}`,
    `Applied: ${figureOf(applied)}`,
    `Wanted: ${wanted === "default" ? wantedDefault(defaultValue) : figureOf(wanted)}`,
    ...(quota.alsoZero ?? []).map(alsoZeroLine),
    `Use: ${OPEN}`,
    "",
    reason(quota),
  ].join("\n");
}

type AlsoZero = NonNullable<SupportCase["alsoZero"]>[number];

function alsoZeroLine({ name, code, defaultValue }: AlsoZero): string {
  const known = defaultValue === null ? "" : `, default ${figure(defaultValue)}`;
  return `Also 0: ${name ?? OPEN}${code ? ` (${code})` : ""}${known}`;
}

const wantedDefault = (defaultValue: number | null): string =>
  defaultValue === null ? "the default" : `the default, ${figureOf(defaultValue)}`;

function reason({ quotaCode, adjustable, applied }: SupportCase): string {
  const stops = applied === 0 ? "With 0 applied, every call is refused. " : "";
  if (quotaCode === TOKENS_PER_DAY.code) {
    return `${stops}Service Quotas does not change this quota.`;
  }
  return adjustable === false
    ? `${stops}Service Quotas lists this quota as not adjustable.`
    : `${stops}Service Quotas takes no value that is not above the default.`;
}
