import { causeBook } from "@/components/matrix/model/causes";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { baseModelId } from "@/lib/domain/catalogue/fix";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import type { CellKind, MatrixModel, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type MatchedCell = { account: string; region: string; model: MatrixModel; kind: CellKind };

export type Matches = {
  /** Cells that have it now where the text points, at most a screenful of them. */
  shown: readonly MatchedCell[];
  total: number;
  /** Those that have it anywhere in the account; `filter` is what the matrix narrows to, null: several causes. */
  everywhere: number;
  filter: { cause: string } | null;
};

const SHOWN_MAX = 8;

type Told = Pick<Diagnosis, "code" | "cause" | "read">;

/** Cells of the last scan that stand under the same code and cause, narrowed by what the text names. */
export function matchCells(
  snapshot: MatrixSnapshot,
  { told, account }: { told: Told; account: string | null },
): Matches {
  const { read } = told;
  const { causes, ofKind } = causeBook(snapshot.kinds);
  const same = snapshot.kinds.map((kind) => isSame(kind, told));
  const named = snapshot.accounts.find(
    ({ accountId }) => accountId !== null && accountId === read.accountId,
  );
  const whose = named?.key ?? account;
  const modelId = read.modelId === null ? null : baseModelId(read.modelId);
  const shown: MatchedCell[] = [];
  const keys = new Set<string>();
  let total = 0;
  let everywhere = 0;
  for (const column of snapshot.columns) {
    if (column.noEndpoint || (whose !== null && column.account !== whose)) continue;
    const here = read.region === null || read.region === column.region;
    column.cells.forEach((index, row) => {
      const kind = snapshot.kinds[index];
      const model = snapshot.models[row];
      if (!kind || !model || !same[index]) return;
      everywhere += 1;
      const key = causes[ofKind[index] ?? -1]?.key;
      if (key) keys.add(key);
      if (!here || (modelId !== null && model.modelId !== modelId)) return;
      total += 1;
      if (shown.length < SHOWN_MAX)
        shown.push({ account: column.account, region: column.region, model, kind });
    });
  }
  const [key] = keys;
  return { shown, total, everywhere, filter: key && keys.size === 1 ? { cause: key } : null };
}

/** A text may name the code of the call, the scan that of the gate: the cause is what they share. */
function isSame(kind: CellKind, { code, cause }: Told): boolean {
  if (kind.state === "ready" || kind.code === null) return false;
  if (cause === null) return kind.code === code;
  if (kind.cause !== null) return kind.cause === cause;
  return kind.code === (OF_SCAN[cause] ?? CAUSE_ENTRIES[cause].code);
}

/** Causes under which the scan uses a code of its own. */
const OF_SCAN: Readonly<Partial<Record<NonNullable<Told["cause"]>, CellKind["code"]>>> = {
  "marketplace-agreement-missing": "AgreementNotCreated",
  "model-access-not-granted": "NotAuthorized",
};
