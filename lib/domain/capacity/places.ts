import type { QuotaLine } from "@/lib/domain/quota/lines";
import type { State } from "@/lib/domain/state";
import type { Route } from "@/lib/domain/verdict";
import type { Load } from "./fit";
import { type RouteFit, routeFit } from "./route-fit";

/** The cell of a Region as the matrix has it; null where it has none, so that no route is known to be open. */
export type FitCell = { state: State; routes: readonly Route[] };

/** One open route of a Region, and whether the load fits its quota. */
export type PlaceFit = { region: string; state: State; fit: RouteFit<QuotaLine> };

type Asked = {
  modelId: string;
  regions: readonly string[];
  lines: readonly QuotaLine[];
  cellOf: (region: string) => FitCell | null;
};

/** A load against the quota of every open route of a model, Region by Region. */
export function fitPlaces(
  load: Load,
  { modelId, regions, lines, cellOf }: Asked,
): readonly PlaceFit[] {
  return regions.flatMap((region): PlaceFit[] => {
    const cell = cellOf(region);
    if (!cell) return [];
    const quotas = lines.filter((line) => line.region === region && line.modelId === modelId);
    return cell.routes.map((route) => ({
      region,
      state: cell.state,
      fit: routeFit(load, { modelId, route, quotas }),
    }));
  });
}

/** `It fits the quota of 2 of 3 open routes.` What can't be told is counted apart. */
export function fitsSentence(places: readonly PlaceFit[]): string {
  if (places.length === 0) return "No open route is known here, so there is no quota to fit.";
  const count = (verdict: PlaceFit["fit"]["verdict"]) =>
    places.filter(({ fit }) => fit.verdict === verdict).length;
  const unknown = count("not-known");
  const of = `${count("fits")} of ${places.length} open ${places.length === 1 ? "route" : "routes"}`;
  return `It fits the quota of ${of}.${unknown > 0 ? ` Of ${unknown} it can’t be told.` : ""}`;
}
