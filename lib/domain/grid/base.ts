import { accountLabel } from "@/lib/domain/account-label";
import { groupBy } from "@/lib/domain/group-by";
import { GEOGRAPHIES, type Geography } from "@/lib/domain/region";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import type { Findable } from "@/lib/domain/search/match";
import { accountFindable, modelFindable } from "@/lib/domain/search/things";
import { type CauseBook, causeBook, type GridCause } from "./causes";
import { type FoldOf, foldOf } from "./folded";
import { type Look, lookOf, NO_CELL } from "./look";
import { requiredColumns } from "./required";
import { rollUpColumns } from "./roll-up";
import { type GridScope, isRolledUp, rowsShown } from "./scope";
import type { MatrixColumn, MatrixSnapshot } from "./snapshot";
import { wholeRegions } from "./whole-regions";

export type BaseRow = {
  /** Model id, or key of the account. */
  key: string;
  name: string;
  /** What stands beside the name: the id, a model's without its provider's prefix. */
  id: string;
  /** Provider of the model, or one word for all accounts. */
  group: string;
  prefix: string;
  /** What the row is found by. */
  found: Findable;
};

export type BaseColumn = {
  region: string;
  city: string;
  geography: Geography;
  /** Why it is folded away in every account shown; null where any of them counts it. */
  folded: FoldedFor | null;
  /** When the oldest of it was read; null where any of it never was. */
  readAt: number | null;
};

/** The grid before any filter. `cells[row * columns.length + column]` is an index into `looks`, -1 where an account has no such Region. */
export type Base = {
  scope: GridScope;
  /** Of the one model whose accounts are shown. */
  modelName: string | null;
  rows: readonly BaseRow[];
  columns: readonly BaseColumn[];
  looks: readonly Look[];
  causes: readonly GridCause[];
  cells: Int32Array;
  /** By column: the cause of a Region whose every cell has it, else -1. */
  wholes: Int32Array;
  required: Uint8Array;
};

export const ACCOUNT_GROUP = "Accounts";

export type Asked = {
  scope: GridScope;
  /** Names of requirements whose cells are marked; empty: of all. */
  requirements?: readonly string[];
};

/** Lays out every cell of what is shown; linear in the number of cells. */
export function buildBase(snapshot: MatrixSnapshot, { scope, requirements = [] }: Asked): Base {
  const book = causeBook(snapshot.kinds);
  const shown = new Set(scope.accounts);
  const own = snapshot.columns.filter(({ account }) => shown.has(account));
  const fold = foldOf(snapshot);
  const columns = orderColumns(snapshot, { own, fold });
  const rows = scope.by === "models" ? modelRows(snapshot) : accountRows(snapshot, scope);
  const at = { snapshot, book, own, fold, regions: columns.map(({ region }) => region) };
  const laid = isRolledUp(scope) ? rollUpColumns(at) : layOut({ ...at, rows, scope, columns });
  const required = markRequired(snapshot, { scope, rows, columns, requirements });
  const model =
    scope.by === "accounts" && snapshot.models.find(({ modelId }) => modelId === scope.modelId);
  const modelName = model ? model.name : null;
  const wholes = wholeRegions({ height: rows.length, columns, ...laid });
  return { scope, modelName, rows, columns, causes: book.causes, required, wholes, ...laid };
}

function modelRows(snapshot: MatrixSnapshot): readonly BaseRow[] {
  return snapshot.models.map(({ modelId, name, provider, prefix }) => {
    const dotted = prefix.endsWith(".") ? prefix : `${prefix}.`;
    return {
      key: modelId,
      name,
      id: modelId.startsWith(dotted) ? modelId.slice(dotted.length) : modelId,
      group: provider,
      prefix: prefix && dotted,
      found: modelFindable({ name, provider, modelId }),
    };
  });
}

type ByAccounts = Extract<GridScope, { by: "accounts" }>;

function accountRows(snapshot: MatrixSnapshot, scope: ByAccounts): readonly BaseRow[] {
  const offered = snapshot.models.some(({ modelId }) => modelId === scope.modelId);
  const accounts = snapshot.accounts.filter(({ key }) => offered && scope.accounts.includes(key));
  return accounts.map((account) => ({
    key: account.key,
    name: accountLabel(account),
    id: account.name === null ? "" : (account.accountId ?? ""),
    group: ACCOUNT_GROUP,
    prefix: "",
    found: accountFindable(account),
  }));
}

type LayOut = {
  snapshot: MatrixSnapshot;
  book: CauseBook;
  own: readonly MatrixColumn[];
  regions: readonly string[];
  rows: readonly BaseRow[];
  scope: GridScope;
  columns: readonly BaseColumn[];
  fold: FoldOf;
};

function layOut({ snapshot, book, own, regions, rows, scope, columns, fold }: LayOut) {
  const looks = snapshot.kinds.map((kind, index) => lookOf(kind, book.ofKind[index] ?? -1));
  const models = rowsShown(snapshot, scope);
  const columnOf = new Map(regions.map((region, at) => [region, at]));
  const rowOf = new Map(rows.map(({ key }, row) => [key, row]));
  const width = regions.length;
  const cells = new Int32Array(rows.length * width).fill(NO_CELL);
  for (const column of own) {
    const { account, region, cells: kinds } = column;
    const at = columnOf.get(region);
    if (at === undefined || (columns[at]?.folded === null && fold(column) !== null)) continue;
    for (const model of models) {
      const row = scope.by === "models" ? model : rowOf.get(account);
      if (row !== undefined) cells[row * width + at] = kinds[model] ?? NO_CELL;
    }
  }
  return { looks, cells };
}

function orderColumns(
  snapshot: MatrixSnapshot,
  { own, fold }: { own: readonly MatrixColumn[]; fold: FoldOf },
): readonly BaseColumn[] {
  const byRegion = groupBy(own, ({ region }) => region);
  const shown = snapshot.regions.flatMap(({ region, city, geography }) => {
    const columns = byRegion.get(region);
    if (!columns) return [];
    const folded = foldedIn(columns.map(fold));
    return [{ region, city, geography, folded, readAt: oldestOf(columns) }];
  });
  return GEOGRAPHIES.flatMap((geography) =>
    shown.filter((column) => column.geography === geography),
  );
}

function foldedIn(folds: readonly (FoldedFor | null)[]): FoldedFor | null {
  if (folds.includes(null)) return null;
  return folds.includes("off") ? "off" : "no-endpoint";
}

function oldestOf(columns: readonly MatrixColumn[]): number | null {
  let oldest: number | null = Number.POSITIVE_INFINITY;
  for (const { readAt } of columns)
    oldest = readAt === null || oldest === null ? null : Math.min(oldest, readAt);
  return oldest;
}

type Laid = Required<Asked> & Pick<Base, "rows" | "columns">;

function markRequired(
  snapshot: MatrixSnapshot,
  { scope, rows, columns, requirements }: Laid,
): Uint8Array {
  const width = columns.length;
  const required = new Uint8Array(rows.length * width);
  const accountRow = new Map(rows.map(({ key }, row) => [key, row]));
  const columnOf = new Map(columns.map(({ region }, at) => [region, at]));
  for (const { column, rows: models } of requiredColumns(snapshot, { scope, requirements })) {
    const at = columnOf.get(column.region);
    if (at === undefined) continue;
    for (const model of models) {
      const row = scope.by === "models" ? model : accountRow.get(column.account);
      if (row !== undefined) required[row * width + at] = 1;
    }
  }
  return required;
}

/** What a cell is called: a model in a Region, and of which account where that is the row. */
export function cellWhere({ modelName }: Base, row: BaseRow, region: string): string {
  return modelName === null
    ? `${row.name} in ${region}`
    : `${modelName} in ${region} of ${row.name}`;
}
