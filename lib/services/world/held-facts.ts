import type { StoredRegion } from "@/lib/services/ports/stores";

export type HeldRow = { version: number; row: StoredRegion };
/** By Region. */
export type HeldRows = ReadonlyMap<string, HeldRow>;

/** The facts of the accounts that were asked for last, all Regions of each. */
export type HeldFacts = {
  of(account: string): HeldRows | null;
  hold(account: string, rows: HeldRows): void;
  /** Lets go of all but so many accounts; gives those that are held. */
  letGo(max: number): ReadonlySet<string>;
};

export function createHeldFacts(): HeldFacts {
  const held = new Map<string, HeldRows>();
  const hold = (account: string, rows: HeldRows) => {
    held.delete(account);
    held.set(account, rows);
  };
  return {
    hold,
    of(account) {
      const rows = held.get(account) ?? null;
      if (rows) hold(account, rows);
      return rows;
    },
    letGo(max) {
      for (const account of held.keys()) {
        if (held.size <= max) break;
        held.delete(account);
      }
      return new Set(held.keys());
    },
  };
}
