import type { StoredRegion } from "@/lib/services/ports/stores";

export type HeldRow = { version: number; row: StoredRegion };
/** By Region. */
export type HeldRows = ReadonlyMap<string, HeldRow>;

/** How much is held at most: accounts, and what was asked for of single models in all of them. */
export type HeldMax = { accounts: number; readings: number };

/** The facts of the accounts that were asked for last, all Regions of each. */
export type HeldFacts = {
  of(account: string): HeldRows | null;
  hold(account: string, rows: HeldRows): void;
  /** Lets go of what is more than that, but never of the last; gives the accounts that are held. */
  letGo(max: HeldMax): ReadonlySet<string>;
};

type Held = { rows: HeldRows; readings: number };

export function createHeldFacts(): HeldFacts {
  const held = new Map<string, Held>();
  const hold = (account: string, one: Held) => {
    held.delete(account);
    held.set(account, one);
  };
  return {
    hold: (account, rows) => hold(account, { rows, readings: readingsIn(rows) }),
    of(account) {
      const one = held.get(account);
      if (one) hold(account, one);
      return one?.rows ?? null;
    },
    letGo(max) {
      let sum = [...held.values()].reduce((all, { readings }) => all + readings, 0);
      for (const [account, { readings }] of held) {
        if (held.size <= 1 || (held.size <= max.accounts && sum <= max.readings)) break;
        held.delete(account);
        sum -= readings;
      }
      return new Set(held.keys());
    },
  };
}

const readingsIn = (rows: HeldRows): number =>
  [...rows.values()].reduce((sum, { row }) => sum + Object.keys(row.facts.availability).length, 0);
