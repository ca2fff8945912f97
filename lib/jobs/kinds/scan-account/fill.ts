import type { ListKey, Reading } from "@/lib/domain/facts/facts";
import { isUndecided } from "@/lib/domain/facts/undecided";
import type { Breaker } from "./breaker";
import type { RegionRun } from "./region-run";

type Draft = RegionRun["draft"];

/** Reads a list into the draft unless it is decided; after a give-up the fault stands for what was not asked. */
export async function fill<Key extends ListKey>(
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

function put<Key extends ListKey>(
  { draft, unsaved }: RegionRun,
  key: Key,
  reading: Draft[Key],
): void {
  draft[key] = reading;
  unsaved.lists.add(key);
}
