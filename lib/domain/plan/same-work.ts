import { byName } from "@/lib/domain/by-name";
import type { Plan, PlanCause } from "./types";

/** Whether two plans ask for the same of these causes: nothing but times and request ids differs. */
export const sameWork = (a: Plan, b: Plan, ids: ReadonlySet<string>): boolean =>
  a === b || workOf(a, ids) === workOf(b, ids);

function workOf({ causes, openings }: Plan, ids: ReadonlySet<string>): string {
  const own = causes.filter(({ id }) => ids.has(id)).map(lasting);
  const about = openings.filter((opening) => opening.causes.some((id) => ids.has(id)));
  return JSON.stringify([own.sort(byId), about]);
}

const byId = (a: { id: string }, b: { id: string }): number => byName(a.id, b.id);

/** How long it takes is part of it only where somebody acts: when it is read again moves with every scan. */
const lasting = ({ evidence, readAt: _readAt, ...cause }: PlanCause) => ({
  ...cause,
  evidence: evidence.map(({ account, region, said }) => ({ account, region, said })),
});
