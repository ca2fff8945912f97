import type { State } from "@/lib/domain/state";
import type { Route } from "@/lib/domain/verdict";
import type { CellKind } from "@/lib/domain/view/matrix";

/** `G`: only through a geographic profile. `W`: only through the global one. `P`: only provisioned. None: on-demand works. */
export type RouteLetter = "" | "G" | "W" | "P";

/** What one or many cells look like and say; a cell of the grid is an index into a list of these. */
export type Look = {
  state: State;
  /** Index into `causes`, or -1: nothing stands in the way, or several things do. */
  cause: number;
  title: string;
  letter: RouteLetter;
  noted: boolean;
  routes: readonly Route[];
  /** Nothing was read here yet: a bar while the first scan runs. */
  unread: boolean;
};

/** Stands in place of a look where an account has no such Region. */
export const NO_CELL = -1;

/** The look of a kind as one account has it. */
export function lookOf(kind: CellKind, cause: number): Look {
  return {
    state: kind.state,
    cause,
    title: kind.title,
    letter: kind.state === "ready" ? letterOf(kind.routes) : "",
    noted: kind.noted,
    routes: kind.routes,
    unread: kind.code === "NotReadYet",
  };
}

/** The narrowest route that works, because it says where the data may go. */
export function letterOf(routes: readonly Route[]): RouteLetter {
  if (routes.length === 0 || routes.includes("on-demand")) return "";
  if (routes.some((route) => route !== "global" && route !== "provisioned")) return "G";
  return routes.includes("global") ? "W" : "P";
}
