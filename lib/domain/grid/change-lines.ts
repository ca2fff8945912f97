import { byName } from "@/lib/domain/by-name";
import { groupBy } from "@/lib/domain/group-by";
import { CHANGE_CLASSES, type ChangeClass } from "@/lib/domain/past/change";
import type { EpochMs } from "@/lib/domain/time";
import type { ChangedCell } from "./changed-cells";

/** Changes that are one thing: a Region's as a whole, or a model's from one state to another by one cause. */
export type ChangeLine = {
  /** Stands in the address. */
  key: string;
  change: ChangeClass;
  /** Null: of one model. */
  region: string | null;
  cells: readonly ChangedCell[];
  /** When the last of them changed; null where none is kept. */
  at: EpochMs | null;
};

/** A line of what is required: a model of a requirement, with the Regions in which it changed. */
export type RequiredLine = Omit<ChangeLine, "region"> & { requirements: readonly string[] };

export type ChangeGroup = { change: ChangeClass; cells: number; lines: readonly ChangeLine[] };

/** Everything that changed, by what it is to a caller, the most cells first. */
export function changeGroups(cells: readonly ChangedCell[]): readonly ChangeGroup[] {
  return CHANGE_CLASSES.flatMap((change) => {
    const own = cells.filter((cell) => cell.change === change);
    return own.length > 0 ? [{ change, cells: own.length, lines: linesOf(own) }] : [];
  });
}

function linesOf(cells: readonly ChangedCell[]): readonly ChangeLine[] {
  const lines = [...groupBy(cells, lineKey)].map(([key, own]): ChangeLine => {
    const [first] = own;
    const region = first?.whole ? first.region : null;
    return { key, change: first?.change ?? "worse", region, cells: own, at: lastOf(own) };
  });
  return lines.sort(mostFirst);
}

/** What a line is called in the address. */
export const lineKey = ({ change, whole, region, model, was, is }: ChangedCell): string =>
  whole
    ? `${change}.${region}`
    : [
        change,
        was?.state ?? "none",
        is.state,
        is.code ?? "none",
        is.cause ?? "none",
        model.modelId,
      ].join(".");

/** What is required and changed, as lines of a requirement; the worst first. `namesOf` gives the requirements of a cell. */
export function requiredLines(
  cells: readonly ChangedCell[],
  namesOf: (cell: ChangedCell) => readonly string[],
): readonly RequiredLine[] {
  const required = cells.filter((cell) => namesOf(cell).length > 0);
  const byModel = groupBy(required, (cell) => requiredKey(cell));
  const lines = [...byModel].map(([key, own]): RequiredLine => {
    const requirements = [...new Set(own.flatMap(namesOf))].sort();
    return { key, change: own[0]?.change ?? "worse", cells: own, at: lastOf(own), requirements };
  });
  const rank = ({ change }: RequiredLine) => CHANGE_CLASSES.indexOf(change);
  return lines.sort((a, b) => rank(a) - rank(b) || mostFirst(a, b));
}

const requiredKey = ({ change, model }: ChangedCell): string =>
  `required.${change}.${model.modelId}`;

/** Whether a cell is one of a line's. */
export const isOfLine = (cell: ChangedCell, key: string): boolean =>
  lineKey(cell) === key || requiredKey(cell) === key;

type Counted = Pick<ChangeLine, "cells" | "key">;

const mostFirst = (a: Counted, b: Counted): number =>
  b.cells.length - a.cells.length || byName(a.key, b.key);

function lastOf(cells: readonly ChangedCell[]): EpochMs | null {
  const times = cells.flatMap(({ at }) => at ?? []);
  return times.length === 0 ? null : times.reduce((last, at) => Math.max(last, at));
}
