import type { ActStore, StoredAct } from "@/lib/services/ports/stores";
import type { Clean } from "./clean";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

/**
 * Acts of the accounts that are reached: those of a list as they may be shown, one alone as it is kept, since what is
 * written of it stays for everybody. What is due is the product's own to do.
 */
export function actsFor(
  acts: ActStore,
  { reached, clean }: { reached: Reached; clean: Clean },
): ActStore {
  const own = (row: StoredAct | null): StoredAct | null =>
    row && reached.has(row.account) ? row : null;
  const shown = (row: StoredAct): StoredAct => ({ ...row, body: clean.text(row.body) });
  return {
    get: async (id) => own(await acts.get(id)),
    holding: async (lock) => own(await acts.holding(lock)),
    list: async (filter) => (await acts.list(filter)).filter((row) => own(row)).map(shown),
    put: (act, rev) => (reached.has(act.account) ? acts.put(act, rev) : notTheirs()),
    due: notTheirs,
    nextLookAt: notTheirs,
    prune: notTheirs,
  };
}
