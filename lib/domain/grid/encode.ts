import { isWeighty } from "@/lib/domain/advice/ending";
import { titleOf } from "@/lib/domain/catalogue/title";
import { onceFor } from "@/lib/domain/once-for";
import type { State } from "@/lib/domain/state";
import type { LastKnown, Verdict } from "@/lib/domain/verdict";
import type { CellKind, MatrixColumn } from "./snapshot";

/** Cells by themselves: what they have in common, each once, and for each cell its place among these. */
export type OwnCells = { kinds: readonly CellKind[]; cells: readonly number[] };

/** What cells of all columns have in common, each once. The list only grows, so that an index a page holds stays right. */
export type Kinds = {
  list: CellKind[];
  byText: Map<string, number>;
  encoded: WeakMap<OwnCells, readonly number[]>;
};

export const noKinds = (): Kinds => ({ list: [], byText: new Map(), encoded: new WeakMap() });

/** The cells of a column out of the verdicts on them, in the order of the models. */
export function ownCells(verdicts: readonly Verdict[]): OwnCells {
  const kinds: CellKind[] = [];
  const byText = new Map<string, number>();
  const cells = verdicts.map((verdict) => {
    const { kind, text } = kindOf(verdict);
    const index = byText.get(text) ?? kinds.push(kind) - 1;
    byText.set(text, index);
    return index;
  });
  return { kinds, cells };
}

const kindOf = onceFor((verdict: Verdict): { kind: CellKind; text: string } => {
  const { state, code, cause, routes, closedRoutes, findings, lastKnown } = verdict;
  const deciding = code === null ? null : findings[0];
  const beside = findings.filter((finding) => finding !== deciding);
  const kind: CellKind = {
    state,
    code,
    cause,
    title: titleOf(verdict),
    owner: deciding?.owner ?? null,
    routes,
    closedRoutes,
    noted: state !== "not_offered" && beside.some((finding) => finding.severity === "warn"),
    weighty: state !== "not_offered" && beside.some(isWeighty),
    legacy: beside.some((finding) => finding.code === "ModelLegacy"),
    lastKnown: roundedLastKnown(lastKnown),
    ...(verdict.proved && { proved: true }),
  };
  return { kind, text: JSON.stringify(kind) };
});

/** The state of each cell. */
export const statesOf = ({ kinds, cells }: OwnCells): readonly State[] =>
  cells.flatMap((at) => kinds[at]?.state ?? []);

/** So that cells read moments apart are of one kind; never younger than it was. */
const LAST_KNOWN_STEP_MS = 10 * 60_000;

const roundedLastKnown = (last: LastKnown | null): LastKnown | null =>
  last && { ...last, at: Math.floor(last.at / LAST_KNOWN_STEP_MS) * LAST_KNOWN_STEP_MS };

/** A column as it is sent. */
export const encodeColumn = (
  kinds: Kinds,
  { own, ...column }: Omit<MatrixColumn, "cells"> & { own: OwnCells },
): MatrixColumn => ({ ...column, cells: cellsAmong(kinds, own) });

function cellsAmong({ list, byText, encoded }: Kinds, own: OwnCells): readonly number[] {
  const known = encoded.get(own);
  if (known) return known;
  const places = own.kinds.map((kind) => {
    const text = JSON.stringify(kind);
    const place = byText.get(text) ?? list.push(kind) - 1;
    byText.set(text, place);
    return place;
  });
  const cells = own.cells.map((at) => placeAt(places, at));
  encoded.set(own, cells);
  return cells;
}

function placeAt(places: readonly number[], at: number): number {
  const place = places[at];
  if (place === undefined) throw new Error(`a cell has no kind ${at}`);
  return place;
}

/** Fewer kinds are never worth sending the whole again. */
const KINDS_KEPT_MIN = 256;

/** Whether more than half of the kinds stand for no cell any more. */
export function mostlyUnused({ list }: Kinds, columns: readonly MatrixColumn[]): boolean {
  if (list.length <= KINDS_KEPT_MIN) return false;
  const used = new Set<number>();
  for (const { cells } of columns) for (const kind of cells) used.add(kind);
  return list.length > 2 * used.size;
}
