import { causeBook } from "@/components/matrix/model/causes";
import type { Code } from "@/lib/domain/codes";
import type { State } from "@/lib/domain/state";
import { anyCauseKey } from "@/lib/domain/view/cause-key";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

/** Cells that have a code now, by state; `filter` is what the matrix narrows to. */
export type CodeCount = {
  state: State;
  cells: number;
  filter: { cause: string };
};

/** How many cells of these accounts have each code now. Regions without Bedrock are left out. */
export function countCells(
  snapshot: MatrixSnapshot,
  accounts: readonly string[],
): ReadonlyMap<Code, readonly CodeCount[]> {
  const { causes, ofKind } = causeBook(snapshot.kinds);
  const perKind = cellsPerKind(snapshot, accounts);
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

function cellsPerKind(snapshot: MatrixSnapshot, accounts: readonly string[]): readonly number[] {
  const shown = new Set(accounts);
  const counts = snapshot.kinds.map(() => 0);
  for (const column of snapshot.columns) {
    if (column.noEndpoint || !shown.has(column.account)) continue;
    for (const kind of column.cells) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
