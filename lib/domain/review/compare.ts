import { openRoutes } from "@/lib/domain/closed-route";
import type { State } from "@/lib/domain/state";
import type { RegionReview, ReviewModel } from "./types";

export const DIFFERENCES = [
  "only-here",
  "only-there",
  "both",
  "not-known-here",
  "not-known-there",
  "neither",
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** `routes` are the open ones. */
type Side = { state: State; title: string; routes: readonly string[] };

/** One model in two regions. */
export type Compared = {
  modelId: string;
  name: string;
  provider: string;
  difference: Difference;
  here: Side;
  there: Side;
  /** The same state and the same routes on both sides. */
  same: boolean;
};

export type RegionSide = Pick<RegionReview, "region" | "city" | "status" | "lists" | "readAt">;
export type Comparison = { here: RegionSide; there: RegionSide; models: readonly Compared[] };

const NOT_READ: Side = { state: "unknown", title: "Not read", routes: [] };

/** Every model of two regions side by side. What is not known on a side is never taken for lacking. */
export function compareModels(
  here: readonly ReviewModel[],
  there: readonly ReviewModel[],
): readonly Compared[] {
  const other = new Map(there.map((model) => [model.modelId, model]));
  const own = new Set(here.map(({ modelId }) => modelId));
  const added = there.filter(({ modelId }) => !own.has(modelId));
  return [
    ...here.map((model) => compared(model, { here: model, there: other.get(model.modelId) })),
    ...added.map((model) => compared(model, { here: undefined, there: model })),
  ].sort((a, b) => DIFFERENCES.indexOf(a.difference) - DIFFERENCES.indexOf(b.difference));
}

type Sides = { here: ReviewModel | undefined; there: ReviewModel | undefined };

function compared({ modelId, name, provider }: ReviewModel, sides: Sides): Compared {
  const here = sideOf(sides.here);
  const there = sideOf(sides.there);
  const difference = differenceOf(here, there);
  return { modelId, name, provider, difference, here, there, same: isAlike(here, there) };
}

function sideOf(model: ReviewModel | undefined): Side {
  if (!model) return NOT_READ;
  return { state: model.state, title: model.title, routes: openRoutes(model.routes) };
}

type Known = Pick<Side, "state" | "routes">;

/** The same state and the same open routes. */
export const isAlike = (here: Known, there: Known): boolean =>
  here.state === there.state && here.routes.join() === there.routes.join();

/** A region has a model when it is offered there, whether or not it is ready yet. What was not read is no difference. */
export function differenceOf(here: Known, there: Known): Difference {
  if (here.state === "unknown") return "not-known-here";
  if (there.state === "unknown") return "not-known-there";
  const has = here.state !== "not_offered";
  const hasToo = there.state !== "not_offered";
  if (has && hasToo) return "both";
  if (has) return "only-here";
  return hasToo ? "only-there" : "neither";
}
