import type { ScanScope } from "@/lib/domain/scan-scope";
import { STATES } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";
import { STATE_WORD } from "@/lib/domain/words/states";
import { kindAt } from "./decode";
import type { CellKind, MatrixSnapshot } from "./snapshot";

type Reread = {
  scope: ScanScope;
  /** As it was when it was asked for; null: not known. */
  before: MatrixSnapshot | null;
  after: MatrixSnapshot;
};

const NAMED_MAX = 3;

/** What came of reading a row, a column or a provider again, in a title and a detail. */
export function rereadText(
  what: string,
  { scope, before, after }: Reread,
): { title: string; detail: string } {
  const cells = cellsOf(after, scope);
  const old = new Map(before && cellsOf(before, scope).map((cell) => [cell.id, cell.kind]));
  const changed = cells.filter(({ id, kind }) => {
    const was = old.get(id);
    return was !== undefined && (was.state !== kind.state || was.code !== kind.code);
  });
  return {
    title: `The reading of ${what} has ended`,
    detail: detailOf({ before, cells, changed }),
  };
}

type Came = { before: MatrixSnapshot | null; cells: readonly Cell[]; changed: readonly Cell[] };

function detailOf({ before, cells, changed }: Came): string {
  if (before === null) return `Now ${countsOf(cells)}.`;
  if (changed.length === 0) return `Nothing changed: ${countsOf(cells)}.`;
  const named = changed.length <= NAMED_MAX ? changed : [];
  const open = cells.filter(
    (cell) => cell.kind.state === "unknown" && !named.includes(cell),
  ).length;
  return `${changesOf(changed)}${open > 0 ? ` ${figure(open)} not known.` : ""}`;
}

type Cell = { id: string; name: string; kind: CellKind };

function cellsOf(snapshot: MatrixSnapshot, { accounts, regions, models }: ScanScope): Cell[] {
  return snapshot.columns.flatMap((column) => {
    const { account, region, noEndpoint } = column;
    if (noEndpoint || (accounts && !accounts.includes(account))) return [];
    if (regions && !regions.includes(region)) return [];
    return snapshot.models.flatMap(({ modelId, name }, row) => {
      const kind = models && !models.includes(modelId) ? null : kindAt(snapshot, column, row);
      return kind
        ? [{ id: `${account}~${region}~${modelId}`, name: `${name} in ${region}`, kind }]
        : [];
    });
  });
}

function changesOf(changed: readonly Cell[]): string {
  if (changed.length > NAMED_MAX)
    return `${figure(changed.length)} cells changed: now ${countsOf(changed)}.`;
  return `${changed.map(({ name, kind }) => `${name} is ${STATE_WORD[kind.state]}`).join(", ")}.`;
}

const countsOf = (cells: readonly Cell[]): string =>
  STATES.flatMap((state) => {
    const count = cells.filter(({ kind }) => kind.state === state).length;
    return count > 0 ? [`${figure(count)} ${STATE_WORD[state]}`] : [];
  }).join(", ") || "no cell is there";
