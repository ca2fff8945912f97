import type { ActStore, StoredAct } from "@/lib/services/ports/stores";
import type { Clean } from "./clean";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

/** Acts of the accounts that are reached. What is due is the product's own to do. */
export function actsFor(
  acts: ActStore,
  { reached, clean }: { reached: Reached; clean: Clean },
): ActStore {
  const shown = (row: StoredAct | null): StoredAct | null =>
    row && reached.has(row.account) ? { ...row, body: clean.text(row.body) } : null;
  return {
    get: async (id) => shown(await acts.get(id)),
    holding: async (lock) => shown(await acts.holding(lock)),
    list: async (filter) => (await acts.list(filter)).flatMap((row) => shown(row) ?? []),
    put: (act, rev) => (reached.has(act.account) ? acts.put(act, rev) : notTheirs()),
    due: notTheirs,
    nextLookAt: notTheirs,
    prune: notTheirs,
  };
}
