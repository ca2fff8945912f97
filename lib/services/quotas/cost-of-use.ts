import type { QuotasView } from "@/lib/contracts/quotas";
import { lastGood } from "@/lib/domain/facts/facts";
import type { Settings } from "@/lib/domain/settings";
import { metricsOf, monthlyUsd } from "@/lib/domain/usage/cost";
import type { WorldRegion } from "@/lib/services/world/world";

/**
 * What reading the use of an account costs: as many metrics as the last reads asked for, or, where it is off, as many as
 * it were at most if each route that is open was called.
 */
export function costOfUse(
  regions: readonly WorldRegion[],
  { usage }: Pick<Settings, "usage">,
): QuotasView["use"] {
  const count = (of: (region: WorldRegion) => number) =>
    regions.reduce((sum, region) => sum + of(region), 0);
  const metrics = usage
    ? count(({ stored }) => (stored && lastGood(stored.facts.use)?.value.metricsAsked) ?? 0)
    : metricsOf(count(openRoutes));
  return { on: usage === true, metrics, monthlyUsd: monthlyUsd(metrics) };
}

const openRoutes = ({ judged }: WorldRegion): number =>
  judged.cells.reduce((sum, { verdict }) => sum + verdict.routes.length, 0);
