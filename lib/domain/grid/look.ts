import { OFFERED_STATES } from "@/lib/domain/rollup";
import { isGeographic } from "@/lib/domain/routes";
import { STATES, type State } from "@/lib/domain/state";
import type { Route } from "@/lib/domain/verdict";
import type { CellKind } from "./snapshot";

/** `G`: only through a geographic profile. `W`: only through the global one. `P`: only provisioned. None: on-demand works. */
export type RouteLetter = "" | "G" | "W" | "P";

/** Cells by state, in the order of `STATES`. */
export type StateTally = readonly number[];

/** What one or many cells look like and say; a cell of the grid is an index into a list of these. */
export type Look = {
  /** Of many cells, the worst. */
  state: State;
  /** Index into `causes`, or -1: nothing stands in the way, or several things do. */
  cause: number;
  /** Every cause among the cells, also behind a worse one. */
  causes: readonly number[];
  tally: StateTally;
  title: string;
  letter: RouteLetter;
  noted: boolean;
  /** A warning of weight stands beside the state of any of its cells. */
  weighty: boolean;
  routes: readonly Route[];
  /** Cells whose Region is off or being enabled: whether the model is offered there is not known. */
  shut: number;
  /** Unknown cells of accounts that let nobody in, where another account was read: counted, and no sign of this cell. */
  lockedOut: number;
  /** Nothing was read here yet: a bar while the first scan runs. */
  unread: boolean;
  /** A call of one of its cells was answered within a day. */
  proved?: true;
};

/** Stands in place of a look where an account has no such Region. */
export const NO_CELL = -1;

const PLACE = new Map<State, number>(STATES.map((state, index) => [state, index]));

/** Where a state stands in a tally. */
export const placeOfState = (state: State): number => PLACE.get(state) ?? 0;

const ONE = STATES.map((_state, place) => STATES.map((_one, index) => Number(index === place)));

/** How many of a look's cells are in a state. */
export const cellsIn = ({ tally }: Look, state: State): number => tally[placeOfState(state)] ?? 0;

/** The look of a kind as one account has it. */
export function lookOf(kind: CellKind, cause: number): Look {
  return {
    state: kind.state,
    cause,
    causes: cause >= 0 ? [cause] : [],
    tally: ONE[placeOfState(kind.state)] ?? [],
    title: kind.title,
    letter: kind.state === "ready" ? letterOf(kind.routes) : "",
    noted: kind.noted,
    weighty: kind.weighty,
    routes: kind.routes,
    shut: Number(isShutRegion(kind)),
    lockedOut: 0,
    unread: kind.code === "NotReadYet",
    ...(kind.proved && { proved: true }),
  };
}

/** Whether a cell is as it is because its whole Region can't be called yet. */
export const isShutRegion = ({ code }: Pick<CellKind, "code">): boolean =>
  code === "RegionDisabled" || code === "RegionEnabling";

/** How many cells are known to be offered: one that is unknown, or whose Region is off, is none of them. */
export const offeredIn = (look: Look): number =>
  OFFERED_STATES.reduce((sum, state) => sum + cellsIn(look, state), 0) - look.shut;

/** Some accounts are ready and some are not: the number of ready ones is drawn. */
export function readyShare(look: Look): number | null {
  const ready = cellsIn(look, "ready");
  return ready > 0 && ready < offeredIn(look) ? ready : null;
}

/** An unknown behind a worse state: drawn as its hatch, so that it never hides. */
export const hidesUnknown = (look: Look): boolean =>
  look.state !== "unknown" && cellsIn(look, "unknown") > 0;

/** The narrowest route that works, because it says where the data may go. */
export function letterOf(routes: readonly Route[]): RouteLetter {
  if (routes.length === 0 || routes.includes("on-demand")) return "";
  if (routes.some(isGeographic)) return "G";
  return routes.includes("global") ? "W" : "P";
}
