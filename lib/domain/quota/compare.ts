import type { QuotaLine, QuotaRegion } from "./lines";
import { QUOTA_SCOPES, type QuotaScope, type QuotaUnit } from "./types";

/** What one region gives a model, side by side: tokens a minute by scope, and a day. */
export type RegionComparison = {
  region: string;
  city: string;
  /** The applied values of this region were not read the last time. */
  unread: boolean;
  byScope: Readonly<Record<QuotaScope, readonly QuotaLine[]>>;
  perDay: readonly QuotaLine[];
};

const PER_MINUTE: readonly QuotaUnit[] = [
  "tokens-per-minute",
  "input-tokens-per-minute",
  "output-tokens-per-minute",
];

/** One model over the regions that list a quota for it, and over those that could not be read. */
export function compareRegions({
  regions,
  lines,
}: {
  regions: readonly QuotaRegion[];
  lines: readonly QuotaLine[];
}): readonly RegionComparison[] {
  return regions
    .map((region) => comparisonOf(region, lines))
    .filter(
      ({ unread, byScope, perDay }) =>
        unread || perDay.length > 0 || QUOTA_SCOPES.some((scope) => byScope[scope].length > 0),
    );
}

/** The largest value among what is compared, defaults too: bars drawn against it share one scale. */
export function largestOf(rows: readonly RegionComparison[]): number {
  const lines = rows.flatMap(({ byScope }) => QUOTA_SCOPES.flatMap((scope) => byScope[scope]));
  return Math.max(
    0,
    ...lines.flatMap(({ applied, defaultValue }) => [applied ?? 0, defaultValue ?? 0]),
  );
}

function comparisonOf(
  { region, city, applied }: QuotaRegion,
  lines: readonly QuotaLine[],
): RegionComparison {
  const here = lines.filter((line) => line.region === region && line.variant === null);
  const perMinute = (scope: QuotaScope) =>
    here.filter((line) => line.scope === scope && PER_MINUTE.includes(line.unit));
  return {
    region,
    city,
    unread: applied.status === "failed",
    byScope: {
      "on-demand": perMinute("on-demand"),
      "cross-region": perMinute("cross-region"),
      global: perMinute("global"),
    },
    perDay: here.filter((line) => line.unit === "tokens-per-day"),
  };
}
