import { placeKey } from "@/lib/domain/cell-ref";
import type { State } from "@/lib/domain/state";
import { kindAt } from "./decode";
import type { CellKind, MatrixSnapshot } from "./snapshot";

export type CellChange = {
  account: string;
  region: string;
  modelId: string;
  model: string;
  state: State;
  title: string;
};

/**
 * Cells of these accounts whose state or code differs between two snapshots. A first reading is no
 * change: results that appear during a scan do not ring. Columns that are the same object are passed over.
 */
export function changesBetween(
  before: MatrixSnapshot,
  { after, accounts }: { after: MatrixSnapshot; accounts: readonly string[] },
): readonly CellChange[] {
  if (before === after) return [];
  const shown = new Set(accounts);
  const rowBefore = new Map(before.models.map((model, row) => [model.modelId, row]));
  const known = new Map(before.columns.map((column) => [placeKey(column), column]));
  return after.columns.flatMap((column): CellChange[] => {
    if (!shown.has(column.account)) return [];
    const old = known.get(placeKey(column));
    if (!old || (old === column && before.kinds === after.kinds)) return [];
    return after.models.flatMap((model, row): CellChange[] => {
      const was = kindAt(before, old, rowBefore.get(model.modelId) ?? -1);
      const is = kindAt(after, column, row);
      if (!was || !is || was.code === "NotReadYet" || sameVerdict(was, is)) return [];
      const { region } = column;
      return [
        {
          account: column.account,
          region,
          modelId: model.modelId,
          model: model.name,
          state: is.state,
          title: is.title,
        },
      ];
    });
  });
}

function sameVerdict(a: CellKind, b: CellKind): boolean {
  return a.state === b.state && a.code === b.code && a.cause === b.cause;
}
