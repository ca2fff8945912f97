import { accountLabel } from "@/lib/domain/account-label";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { cellAt } from "@/lib/domain/grid/decode";
import { cellsIn, type Look, offeredIn } from "@/lib/domain/grid/look";
import { rolledCell } from "@/lib/domain/grid/rolled-cell";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/known-regions";
import type { State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";

/** What the matrix already knows of a cell, shown until the whole of it has arrived. */
export type CellSummary = {
  modelName: string;
  modelId: string;
  region: string;
  city: string;
  state: State;
  code: string | null;
  title: string;
};

export type AccountCell = { account: string; label: string; id: string | null; kind: CellKind };

/** The cell in each of these accounts that has its Region, in their order. */
export function cellInAccounts(
  snapshot: MatrixSnapshot,
  { cell: { region, modelId }, accounts }: { cell: CellRef; accounts: readonly string[] },
): readonly AccountCell[] {
  return snapshot.accounts.flatMap((account) => {
    const { key } = account;
    if (!accounts.includes(key)) return [];
    const kind = cellAt(snapshot, { account: key, region, modelId })?.kind;
    const { name, accountId } = account;
    return kind
      ? [{ account: key, label: accountLabel(account), id: name && accountId, kind }]
      : [];
  });
}

/** What the matrix knows of a cell (of several accounts: what its grid says of them); null when it has no such cell. */
export function summaryAt(
  snapshot: MatrixSnapshot,
  { cell, accounts }: { cell: CellRef; accounts: readonly string[] },
): CellSummary | null {
  const model = snapshot.models.find((one) => one.modelId === cell.modelId);
  const rolled = cell.account === ALL_ACCOUNTS;
  const own = rolled ? rolledSummary(snapshot, { cell, accounts }) : cellAt(snapshot, cell)?.kind;
  if (!model || !own) return null;
  const { state, code, title } = own;
  return {
    modelName: model.name,
    modelId: model.modelId,
    region: cell.region,
    city: regionInfo(cell.region).city,
    ...{ state, code, title },
  };
}

type Summed = Pick<CellSummary, "state" | "code" | "title">;

function rolledSummary(
  snapshot: MatrixSnapshot,
  { cell: { region, modelId }, accounts }: { cell: CellRef; accounts: readonly string[] },
): Summed | null {
  const look = rolledCell(snapshot, { accounts, region, modelId });
  return look && { state: look.state, code: null, title: shareText(look) };
}

/** How many are ready of those known to offer it; the unknown ones are never left unsaid. */
function shareText(look: Look): string {
  const unknown = cellsIn(look, "unknown");
  const offered = offeredIn(look);
  const share =
    offered === 0
      ? "No account is known to offer it"
      : `${cellsIn(look, "ready")} of ${counted(offered, "account")} ready`;
  return unknown > 0 ? `${share}, ${unknown} unknown` : share;
}
