import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import { causeBook } from "@/lib/domain/grid/causes";
import { cellsOfKinds, type GridCell } from "@/lib/domain/grid/decode";
import { accountOfText, modelOfText } from "@/lib/domain/grid/place-of-text";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/grid/snapshot";

export type Matches = {
  /** Cells that have it now where the text points, at most a screenful of them. */
  shown: readonly GridCell[];
  total: number;
  /** Those that have it anywhere in the account; `filter` is what the matrix narrows to, null: several causes. */
  everywhere: number;
  filter: { cause: string } | null;
  /** Key of the account they were looked for in; null: in all of them. */
  account: string | null;
  /** Why none could be looked for. */
  none: string | null;
};

const SHOWN_MAX = 8;

type Diagnosed = Pick<Diagnosis, "code" | "cause" | "read">;

/** Cells of the last scan that stand under the same code and cause, narrowed by what the text names. */
export function matchCells(
  snapshot: MatrixSnapshot,
  { diagnosis, account: chosen }: { diagnosis: Diagnosed; account: string | null },
): Matches {
  const { read } = diagnosis;
  const found = accountOfText(snapshot, { read, account: chosen });
  if (found !== null && "none" in found)
    return { shown: [], total: 0, everywhere: 0, filter: null, account: null, none: found.none };
  const account = found?.key ?? null;
  const accounts = account === null ? snapshot.accounts.map(({ key }) => key) : [account];
  const kinds = new Set(snapshot.kinds.filter((kind) => isSame(kind, diagnosis)));
  const all = cellsOfKinds(snapshot, { accounts, kinds });
  const model = read.modelId === null ? null : modelOfText(snapshot, read.modelId);
  const here = all.filter(
    (cell) =>
      (read.region === null || cell.region === read.region) &&
      (read.modelId === null || cell.model === model),
  );
  return {
    shown: here.slice(0, SHOWN_MAX),
    total: here.length,
    everywhere: all.length,
    filter: filterOf(all),
    account,
    none: null,
  };
}

/** What the matrix narrows to, where all of them have one cause. */
function filterOf(cells: readonly GridCell[]): Matches["filter"] {
  const [first, ...others] = causeBook([...new Set(cells.map(({ kind }) => kind))]).causes;
  return first && others.length === 0 ? { cause: first.key } : null;
}

/** A text may name the code of the call, the scan that of the gate: the cause is what they share. */
function isSame(kind: CellKind, { code, cause }: Diagnosed): boolean {
  if (kind.state === "ready" || kind.code === null) return false;
  if (cause === null) return kind.code === code;
  if (kind.cause !== null) return kind.cause === cause;
  return kind.code === (OF_SCAN[cause] ?? CAUSE_ENTRIES[cause].code);
}

/** Causes under which the scan uses a code of its own. */
const OF_SCAN: Readonly<Partial<Record<NonNullable<Diagnosed["cause"]>, CellKind["code"]>>> = {
  "marketplace-agreement-missing": "AgreementNotCreated",
  "model-access-not-granted": "NotAuthorized",
};
