import { type CauseBook, causeBook, type WayCause } from "@/components/matrix/model/causes";
import { type Look, lookOf, NO_CELL } from "@/components/matrix/model/look";
import { requiredCells } from "@/components/matrix/model/required";
import { rollUpColumns } from "@/components/matrix/model/roll-up";
import { isRolledUp, rowKeyOf, rowsShown, type Shows } from "@/components/matrix/model/shows";
import { GEOGRAPHIES, type Geography } from "@/lib/domain/region";
import type { MatrixColumn, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type BaseRow = {
  /** Model id, or key of the account. */
  key: string;
  name: string;
  /** What stands beside the name: the id, a model's without its provider's prefix. */
  id: string;
  /** Provider of the model, or one word for all accounts. */
  group: string;
  prefix: string;
  /** Everything the row is found by, in lower case. */
  hay: string;
};

export type BaseColumn = {
  region: string;
  city: string;
  geography: Geography;
  noEndpoint: boolean;
  /** Off in every account shown. */
  off: boolean;
  /** When the oldest of it was read; null where any of it never was. */
  readAt: number | null;
};

/** The grid before any filter. `cells[row * columns.length + column]` is an index into `looks`, -1 where an account has no such Region. */
export type Base = {
  shows: Shows;
  /** Of the one model whose accounts are shown. */
  modelName: string | null;
  rows: readonly BaseRow[];
  columns: readonly BaseColumn[];
  looks: readonly Look[];
  causes: readonly WayCause[];
  cells: Int32Array;
  required: Uint8Array;
};

export const ACCOUNT_GROUP = "Accounts";

export type Asked = {
  shows: Shows;
  /** Names of requirements whose cells are marked; empty: of all. */
  requirements?: readonly string[];
};

/** Lays out every cell of what is shown; linear in the number of cells. */
export function buildBase(snapshot: MatrixSnapshot, { shows, requirements = [] }: Asked): Base {
  const book = causeBook(snapshot.kinds);
  const shown = new Set(shows.accounts);
  const own = snapshot.columns.filter(({ account }) => shown.has(account));
  const columns = orderColumns(snapshot, own);
  const rows = shows.by === "models" ? modelRows(snapshot) : accountRows(snapshot, shows);
  const at = { snapshot, book, own, regions: columns.map(({ region }) => region) };
  const laid = isRolledUp(shows) ? rollUpColumns(at) : layOut({ ...at, rows, shows });
  const required = markRequired(snapshot, { shows, rows, columns, requirements });
  const model =
    shows.by === "accounts" && snapshot.models.find(({ modelId }) => modelId === shows.modelId);
  const modelName = model ? model.name : null;
  return { shows, modelName, rows, columns, causes: book.causes, required, ...laid };
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
      hay: `${provider} ${name} ${modelId}`.toLowerCase(),
    };
  });
}

type ByAccounts = Extract<Shows, { by: "accounts" }>;

function accountRows(snapshot: MatrixSnapshot, shows: ByAccounts): readonly BaseRow[] {
  const offered = snapshot.models.some(({ modelId }) => modelId === shows.modelId);
  const accounts = snapshot.accounts.filter(({ key }) => offered && shows.accounts.includes(key));
  return accounts.map(({ key, name, accountId }) => ({
    key,
    name: name ?? accountId ?? key,
    id: name === null ? "" : (accountId ?? ""),
    group: ACCOUNT_GROUP,
    prefix: "",
    hay: `${name ?? ""} ${accountId ?? ""} ${key}`.toLowerCase(),
  }));
}

type LayOut = {
  snapshot: MatrixSnapshot;
  book: CauseBook;
  own: readonly MatrixColumn[];
  regions: readonly string[];
  rows: readonly BaseRow[];
  shows: Shows;
};

function layOut({ snapshot, book, own, regions, rows, shows }: LayOut) {
  const looks = snapshot.kinds.map((kind, index) => lookOf(kind, book.ofKind[index] ?? -1));
  const models = rowsShown(snapshot, shows);
  const placeOf = new Map(regions.map((region, at) => [region, at]));
  const rowOf = new Map(rows.map(({ key }, row) => [key, row]));
  const width = regions.length;
  const cells = new Int32Array(rows.length * width).fill(NO_CELL);
  for (const { account, region, cells: kinds } of own) {
    const at = placeOf.get(region);
    if (at === undefined) continue;
    for (const model of models) {
      const row = shows.by === "models" ? model : rowOf.get(account);
      if (row !== undefined) cells[row * width + at] = kinds[model] ?? NO_CELL;
    }
  }
  return { looks, cells };
}

function orderColumns(
  snapshot: MatrixSnapshot,
  own: readonly MatrixColumn[],
): readonly BaseColumn[] {
  const byRegion = new Map<string, MatrixColumn[]>();
  for (const column of own) {
    const known = byRegion.get(column.region);
    if (known) known.push(column);
    else byRegion.set(column.region, [column]);
  }
  const shown = snapshot.regions.flatMap(({ region, city, geography }) => {
    const columns = byRegion.get(region);
    if (!columns) return [];
    const noEndpoint = columns.every((column) => column.noEndpoint);
    const off = columns.every(({ status }) => status === "DISABLED" || status === "DISABLING");
    return [{ region, city, geography, noEndpoint, off, readAt: oldestOf(columns) }];
  });
  return GEOGRAPHIES.flatMap((geography) =>
    shown.filter((column) => column.geography === geography),
  );
}

function oldestOf(columns: readonly MatrixColumn[]): number | null {
  let oldest: number | null = Number.POSITIVE_INFINITY;
  for (const { readAt } of columns)
    oldest = readAt === null || oldest === null ? null : Math.min(oldest, readAt);
  return oldest;
}

type Place = Required<Asked> & Pick<Base, "rows" | "columns">;

function markRequired(
  snapshot: MatrixSnapshot,
  { shows, rows, columns, requirements }: Place,
): Uint8Array {
  const width = columns.length;
  const required = new Uint8Array(rows.length * width);
  const rowOf = new Map(rows.map(({ key }, row) => [key, row]));
  const columnOf = new Map(columns.map(({ region }, at) => [region, at]));
  for (const cell of requiredCells(snapshot, { shows, requirements })) {
    const row = rowOf.get(rowKeyOf(shows, cell));
    const at = columnOf.get(cell.region);
    if (row !== undefined && at !== undefined) required[row * width + at] = 1;
  }
  return required;
}

/** What a cell is called: a model in a Region, and of which account where that is the row. */
export function cellWhere({ modelName }: Base, row: BaseRow, region: string): string {
  return modelName === null
    ? `${row.name} in ${region}`
    : `${modelName} in ${region} of ${row.name}`;
}
