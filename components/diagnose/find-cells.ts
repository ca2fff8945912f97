import { baseModelId } from "@/lib/domain/catalogue/fix";
import type { ReadFromText } from "@/lib/domain/diagnosis/types";
import type { CellKind, MatrixModel, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type ReadCell = { account: string; region: string; model: MatrixModel; kind: CellKind };

const NEAR_MAX = 2;

/** The cell that a message speaks of, and models of the same provider that are ready in its Region. */
export function findCells(
  snapshot: MatrixSnapshot,
  { read, account }: { read: ReadFromText; account: string | null },
): { cell: ReadCell; near: readonly ReadCell[]; readAt: number | null } | null {
  if (!read.modelId || !read.region) return null;
  const modelId = baseModelId(read.modelId);
  const named = snapshot.accounts.find(
    ({ accountId }) => accountId !== null && accountId === read.accountId,
  );
  const whose = named?.key ?? account;
  const column = snapshot.columns.find(
    (one) => one.region === read.region && (whose === null || one.account === whose),
  );
  if (!column) return null;
  const cells = snapshot.models.flatMap((model, row) => {
    const kind = snapshot.kinds[column.cells[row] ?? -1];
    return kind ? [{ account: column.account, region: column.region, model, kind }] : [];
  });
  const cell = cells.find(({ model }) => model.modelId === modelId);
  if (!cell) return null;
  const near = cells.filter(
    ({ model, kind }) =>
      model.provider === cell.model.provider && model.modelId !== modelId && kind.state === "ready",
  );
  return { cell, near: near.slice(0, NEAR_MAX), readAt: column.readAt };
}
