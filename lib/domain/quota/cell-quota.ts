import type { Reading } from "@/lib/domain/facts/facts";
import { linkTo } from "@/lib/domain/links/link";
import type { KnownQuota, LinkTarget } from "@/lib/domain/links/target";
import type { EpochMs } from "@/lib/domain/time";
import { type QuotaUse, quotaUse } from "@/lib/domain/usage/of-quota";
import type { RegionUse } from "@/lib/domain/usage/use";
import type { QuotaRow } from "./rows";
import type { QuotaMeasure, QuotaScope, QuotaUnit } from "./types";
import { zeroTokenQuotas } from "./verdicts";

/** A quota of one model as a cell's sheet shows it. */
export type CellQuota = {
  quotaCode: string;
  quotaName: string;
  scope: QuotaScope | null;
  unit: QuotaUnit;
  measure: QuotaMeasure;
  variant: string | null;
  applied: number | null;
  defaultValue: number | null;
  adjustable: boolean | null;
  error: string | null;
  requests: readonly { desiredValue: number | null; status: string; createdAt: EpochMs | null }[];
  /** The quota's own page: in the right Region, and in the right account where an access portal is configured. */
  href?: string | null;
  /** What of it was used; absent where that is not read, or not told of such a quota. */
  use?: QuotaUse;
};

type LinkPlace = Pick<LinkTarget, "partition" | "region" | "accountId" | "portal">;

/** A quota as a cell's sheet shows it, with the way to its own page and what was used of it. */
export function toCellQuota(
  row: QuotaRow,
  place: LinkPlace,
  reading: Reading<RegionUse>,
): CellQuota {
  const use = quotaUse(row, reading);
  return {
    quotaCode: row.quotaCode,
    quotaName: row.quotaName,
    scope: row.scope,
    unit: row.unit,
    measure: row.measure,
    variant: row.variant,
    applied: row.applied,
    defaultValue: row.default,
    adjustable: row.adjustable,
    error: row.error,
    requests: row.requests.map(({ desiredValue, status, createdAt }) => ({
      desiredValue,
      status,
      createdAt,
    })),
    href: linkTo("serviceQuotas", { ...place, modelId: row.modelId, quotaCode: row.quotaCode })
      .href,
    ...(use && { use }),
  };
}

/** A quota that lets no call through by being 0; `modelId` null: of no model of its Region. */
export type ZeroQuota = Pick<
  QuotaRow,
  "modelId" | "quotaCode" | "quotaName" | "applied" | "default" | "adjustable"
>;

/** A quota for the text of a Support case. */
const knownQuota = (row: ZeroQuota): KnownQuota => ({
  name: row.quotaName,
  code: row.quotaCode,
  value: row.applied,
  defaultValue: row.default,
  adjustable: row.adjustable,
});

type RegionQuotas = { quotas: readonly QuotaRow[]; crossModelPerDay: QuotaRow | null };

/** What closes models in a Region by being 0: their own quotas, and the one that all models share. */
export const zeroQuotas = ({
  quotas,
  crossModelPerDay: shared,
}: RegionQuotas): readonly ZeroQuota[] => [
  ...zeroTokenQuotas(quotas).map((row) => zeroOf(row, row.modelId)),
  ...(shared?.applied === 0 ? [zeroOf(shared, null)] : []),
];

const zeroOf = (
  { quotaCode, quotaName, applied, default: initial, adjustable }: QuotaRow,
  modelId: string | null,
): ZeroQuota => ({ modelId, quotaCode, quotaName, applied, default: initial, adjustable });

/** Those that close this model. */
export const zerosOf = (zeros: readonly ZeroQuota[], modelId: string): readonly ZeroQuota[] =>
  zeros.filter((zero) => zero.modelId === modelId || zero.modelId === null);

/** The same for a link and the text of a Support case: the first leads, the others are named beside it. */
export function zeroTarget(
  zeros: readonly ZeroQuota[],
  modelId: string,
): Pick<LinkTarget, "quotaCode" | "quota" | "alsoZero"> {
  const [zero, ...more] = zerosOf(zeros, modelId);
  if (!zero) return { quotaCode: null };
  return { quotaCode: zero.quotaCode, quota: knownQuota(zero), alsoZero: more.map(knownQuota) };
}
