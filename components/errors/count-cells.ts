import type { Code } from "@/lib/domain/codes";
import { anyCauseKey } from "@/lib/domain/grid/cause-key";
import { causeBook } from "@/lib/domain/grid/causes";
import { countedColumns, countKinds } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { State } from "@/lib/domain/state";

/** Cells that have a code now, by state; `filter` is what the matrix narrows to. */
export type CodeCount = {
  state: State;
  cells: number;
  filter: { cause: string };
};

/** How many cells of these accounts have each code now. Regions that are folded away are left out. */
export function countCells(
  snapshot: MatrixSnapshot,
  accounts: readonly string[],
): ReadonlyMap<Code, readonly CodeCount[]> {
  const { causes, ofKind } = causeBook(snapshot.kinds);
  const perKind = countKinds(snapshot, countedColumns(snapshot, accounts));
  const found = new Map<Code, Map<State, { cells: number; keys: Set<string> }>>();
  perKind.forEach((cells, kind) => {
    const cause = causes[ofKind[kind] ?? -1];
    if (!cause?.code || cells === 0) return;
    const states = found.get(cause.code) ?? new Map();
    const seen = states.get(cause.state) ?? { cells: 0, keys: new Set() };
    seen.keys.add(cause.key);
    states.set(cause.state, { cells: seen.cells + cells, keys: seen.keys });
    found.set(cause.code, states);
  });
  return new Map(
    [...found].map(([code, states]) => [
      code,
      [...states].map(([state, { cells, keys }]) => {
        const [key] = keys;
        const cause = key && keys.size === 1 ? key : anyCauseKey({ state, code });
        return { state, cells, filter: { cause } };
      }),
    ]),
  );
}
