import { type CauseBook, causeBook, type WayCause } from "@/components/matrix/model/causes";
import { type Look, lookOf, NO_CELL } from "@/components/matrix/model/look";
import { rollUpColumns } from "@/components/matrix/model/roll-up";
import { GEOGRAPHIES, type Geography } from "@/lib/domain/region";
import type { MatrixColumn, MatrixModel, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type BaseColumn = {
  region: string;
  city: string;
  geography: Geography;
  noEndpoint: boolean;
  /** Off in every account shown. */
  off: boolean;
  /** Of one account; rolled up, the first fault of any. */
  column: MatrixColumn;
};

/** The grid of one account, or of all rolled up, before any filter. `cells[row * columns.length + column]`, -1 where an account has no such Region. */
export type Base = {
  account: string;
  models: readonly MatrixModel[];
  columns: readonly BaseColumn[];
  looks: readonly Look[];
  causes: readonly WayCause[];
  cells: Int32Array;
  required: Uint8Array;
};

/** Lays out every cell of `account` (a key, or `all`); linear in the number of cells. */
export function buildBase(snapshot: MatrixSnapshot, account: string): Base {
  const book = causeBook(snapshot.kinds);
  const columns = orderColumns(snapshot, account);
  const laid =
    account === "all"
      ? rollUpColumns({ snapshot, book, regions: columns.map((column) => column.region) })
      : layOut({ snapshot, book, columns });
  const required = markRequired(snapshot, { account, columns });
  return { account, models: snapshot.models, columns, causes: book.causes, required, ...laid };
}

type LayOut = { snapshot: MatrixSnapshot; book: CauseBook; columns: readonly BaseColumn[] };

function layOut({ snapshot, book, columns }: LayOut): {
  looks: readonly Look[];
  cells: Int32Array;
} {
  const looks = snapshot.kinds.map((kind, index) => lookOf(kind, book.ofKind[index] ?? -1));
  const width = columns.length;
  const cells = new Int32Array(snapshot.models.length * width).fill(NO_CELL);
  columns.forEach(({ column }, at) => {
    for (let row = 0; row < snapshot.models.length; row += 1) {
      cells[row * width + at] = column.cells[row] ?? NO_CELL;
    }
  });
  return { looks, cells };
}

function orderColumns(snapshot: MatrixSnapshot, account: string): readonly BaseColumn[] {
  const byRegion = new Map<string, MatrixColumn[]>();
  for (const column of snapshot.columns) {
    if (account !== "all" && column.account !== account) continue;
    const known = byRegion.get(column.region);
    if (known) known.push(column);
    else byRegion.set(column.region, [column]);
  }
  const shown = snapshot.regions.flatMap((info) => {
    const columns = byRegion.get(info.region);
    const first = columns?.find((column) => column.fault) ?? columns?.[0];
    if (!columns || !first) return [];
    const noEndpoint = columns.every((column) => column.noEndpoint);
    const off = columns.every(({ status }) => status === "DISABLED" || status === "DISABLING");
    return [
      {
        region: info.region,
        city: info.city,
        geography: info.geography,
        noEndpoint,
        off,
        column: first,
      },
    ];
  });
  return GEOGRAPHIES.flatMap((geography) =>
    shown.filter((column) => column.geography === geography),
  );
}

type Place = { account: string; columns: readonly BaseColumn[] };

function markRequired(snapshot: MatrixSnapshot, { account, columns }: Place): Uint8Array {
  const width = columns.length;
  const required = new Uint8Array(snapshot.models.length * width);
  const rowOf = new Map(snapshot.models.map((model, row) => [model.modelId, row]));
  const columnOf = new Map(columns.map((column, at) => [column.region, at]));
  for (const requirement of snapshot.requirements) {
    for (const cell of requirement.cells) {
      const row = rowOf.get(cell.modelId);
      const at = columnOf.get(cell.region);
      if (row === undefined || at === undefined) continue;
      if (account === "all" || cell.account === account) required[row * width + at] = 1;
    }
  }
  return required;
}
