import type { Reading } from "@/lib/domain/facts/facts";
import { isUndecided } from "@/lib/domain/facts/undecided";
import type { Breaker } from "./breaker";
import type { FactKey, RegionRun } from "./region-run";

type Draft = RegionRun["draft"];

/** Reads one thing into the draft unless it is decided; after a give-up the fault stands for what was not asked. */
export async function fill<Key extends FactKey>(
  region: RegionRun,
  key: Key,
  at: { read: () => Promise<Draft[Key]>; breaker: Breaker; first?: boolean },
): Promise<void> {
  const before: Reading<unknown> = region.draft[key];
  if (!isUndecided(before)) return;
  const given = at.breaker.fault();
  if (given) {
    if (before.status === "never") put(region, key, failedWith(given));
    return;
  }
  const next = await at.read();
  at.breaker.saw(next, { first: at.first ?? false });
  if (next.status !== "never") put(region, key, next);
}

const failedWith = (fault: NonNullable<ReturnType<Breaker["fault"]>>) =>
  ({ status: "failed", fault, last: null }) as const;

function put<Key extends FactKey>(
  { draft, unsaved }: RegionRun,
  key: Key,
  reading: Draft[Key],
): void {
  draft[key] = reading;
  unsaved.facts.add(key);
}
