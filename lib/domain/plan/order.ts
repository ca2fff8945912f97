import { byName } from "@/lib/domain/by-name";
import type { Opening, PlanCause } from "./types";

type Of = { causes: readonly PlanCause[]; openings: readonly Opening[] };

/**
 * Causes in an order in which they can be removed: what others wait for goes before them; then what is required, then
 * what takes longest to answer, then the rest by their cells.
 */
export function inOrder({ causes, openings }: Of): readonly PlanCause[] {
  const after = successorsIn(openings);
  const urgency = new Map(causes.map((cause) => [cause.id, requiredBehind(cause, causes, after)]));
  const left = causes.toSorted(
    (a, b) =>
      (urgency.get(b.id) ?? 0) - (urgency.get(a.id) ?? 0) ||
      longest(b) - longest(a) ||
      b.cells - a.cells ||
      byName(a.id, b.id),
  );
  const done: PlanCause[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ id }) => !left.some((other) => after.get(other.id)?.has(id)));
    done.push(...left.splice(Math.max(free, 0), 1));
  }
  return done;
}

/** Null is answered by AWS Support, or nobody can say when. */
const longest = ({ answerMinutes }: PlanCause): number => answerMinutes ?? Number.MAX_SAFE_INTEGER;

/** By cause: those that come after it in the order of the gates, for any cell that both close. */
function successorsIn(openings: readonly Opening[]): ReadonlyMap<string, ReadonlySet<string>> {
  const after = new Map<string, Set<string>>();
  for (const { causes } of openings) {
    causes.forEach((id, place) => {
      const known = after.get(id) ?? new Set<string>();
      for (const later of causes.slice(place + 1)) known.add(later);
      after.set(id, known);
    });
  }
  return after;
}

/** Required lines in its own way, or in the way of what waits for it. */
function requiredBehind(
  cause: PlanCause,
  causes: readonly PlanCause[],
  after: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const own = cause.required + cause.requiredLater;
  const behind = causes.filter(({ id }) => after.get(cause.id)?.has(id));
  return Math.max(own, ...behind.map((one) => one.required + one.requiredLater));
}
