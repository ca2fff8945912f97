import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import { isShut, type State } from "@/lib/domain/state";
import { causeKey } from "./cause-key";
import type { CellKind } from "./snapshot";

/** One thing that stands in the way, however many cells it closes. `key` stands in the address bar. */
export type GridCause = {
  key: string;
  state: State;
  code: Code | null;
  cause: Cause | null;
  title: string;
  owner: Owner | null;
};

export type CauseBook = {
  causes: readonly GridCause[];
  /** By index of a kind: its cause, or -1 where nothing stands in the way. */
  ofKind: readonly number[];
};

/** Groups kinds by what stands in the way. Ready and not offered cells have no cause. */
export function causeBook(kinds: readonly CellKind[]): CauseBook {
  const causes: GridCause[] = [];
  const known = new Map<string, number>();
  const ofKind = kinds.map((kind) => {
    if (!isShut(kind)) return -1;
    const key = causeKey(kind);
    const found = known.get(key);
    if (found !== undefined) return found;
    const { state, code, cause, title, owner } = kind;
    known.set(key, causes.length);
    return causes.push({ key, state, code, cause, title, owner }) - 1;
  });
  return { causes, ofKind };
}
