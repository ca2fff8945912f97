import { causeBook } from "./causes";
import { foldOf } from "./folded";
import { type Look, NO_CELL } from "./look";
import { rollUpColumns } from "./roll-up";
import type { MatrixSnapshot } from "./snapshot";

type OneCell = { accounts: readonly string[]; region: string; modelId: string };

/** One cell of many accounts as the grid draws it; null: none of them has it. */
export function rolledCell(
  snapshot: MatrixSnapshot,
  { accounts, region, modelId }: OneCell,
): Look | null {
  const row = snapshot.models.findIndex((model) => model.modelId === modelId);
  const own = snapshot.columns.filter(
    (column) => column.region === region && accounts.includes(column.account),
  );
  if (row < 0) return null;
  const { looks, cells } = rollUpColumns({
    snapshot,
    ...{ book: causeBook(snapshot.kinds), own, regions: [region], fold: foldOf(snapshot) },
  });
  return looks[cells[row] ?? NO_CELL] ?? null;
}
