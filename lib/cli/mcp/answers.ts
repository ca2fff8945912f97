import type { CellView } from "@/lib/contracts/cell";
import type { State } from "@/lib/domain/state";
import type { Route } from "@/lib/domain/verdict";

export const ANSWERS = ["yes", "no", "not yet", "unknown"] as const;
export type Answer = (typeof ANSWERS)[number];

const BY_STATE = {
  ready: "yes",
  inactive: "not yet",
  pending: "not yet",
  blocked: "no",
  not_offered: "no",
  unknown: "unknown",
} as const satisfies Record<State, Answer>;

/** Whether a model can be used, by any route or by this one; what was not read is never a no. */
export function answerOf(
  cell: Pick<CellView, "state" | "sentence" | "routes" | "findings">,
  route: Route | null,
): { answer: Answer; says: string } {
  const { state, sentence, routes } = cell;
  if (state !== "ready" || route === null) return { answer: BY_STATE[state], says: sentence };
  const offered = routes.find((one) => one.route === route);
  const open = routes.flatMap((one) => (one.closed ? [] : [one.route])).join(" and ");
  if (offered)
    return offered.closed
      ? { answer: "no", says: `Not by ${route}: ${offered.closed.title}. Ready by ${open}.` }
      : { answer: "yes", says: sentence };
  return allRoutesRead(cell)
    ? { answer: "no", says: `No route ${route} leads to it here. Ready by ${open}.` }
    : {
        answer: "unknown",
        says: `Which routes lead here could not all be read. Ready by ${open}.`,
      };
}

/** A call that failed could have shown a route. */
const allRoutesRead = ({ findings }: Pick<CellView, "findings">): boolean =>
  !findings.some(({ gate, code }) => (gate === "route" || gate === "model-list") && code !== null);
