import { isWeighty } from "@/lib/domain/advice/ending";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { LastKnown, Verdict } from "@/lib/domain/verdict";
import type { CellKind, MatrixColumn } from "./snapshot";

/** What cells have in common, each once. The list only grows, so that an index a page holds stays right. */
export type Kinds = {
  list: CellKind[];
  byText: Map<string, number>;
  byVerdict: WeakMap<Verdict, number>;
};

export const noKinds = (): Kinds => ({ list: [], byText: new Map(), byVerdict: new WeakMap() });

/** The index of the kind of a verdict. */
export function kindIndex({ list, byText, byVerdict }: Kinds, verdict: Verdict): number {
  const known = byVerdict.get(verdict);
  if (known !== undefined) return known;
  const kind = kindOf(verdict);
  const text = JSON.stringify(kind);
  const index = byText.get(text) ?? list.push(kind) - 1;
  byText.set(text, index);
  byVerdict.set(verdict, index);
  return index;
}

function kindOf(verdict: Verdict): CellKind {
  const { state, code, cause, routes, closedRoutes, findings, lastKnown } = verdict;
  const deciding = code === null ? null : findings[0];
  const beside = findings.filter((finding) => finding !== deciding);
  return {
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
}

/** So that cells read moments apart are of one kind; never younger than it was. */
const LAST_KNOWN_STEP_MS = 10 * 60_000;

const roundedLastKnown = (last: LastKnown | null): LastKnown | null =>
  last && { ...last, at: Math.floor(last.at / LAST_KNOWN_STEP_MS) * LAST_KNOWN_STEP_MS };

/** A column as it is sent, out of the verdicts of its cells in the order of the models. */
export const encodeColumn = (
  kinds: Kinds,
  { verdicts, ...column }: Omit<MatrixColumn, "cells"> & { verdicts: readonly Verdict[] },
): MatrixColumn => ({ ...column, cells: verdicts.map((verdict) => kindIndex(kinds, verdict)) });

/** Fewer kinds are never worth sending the whole again. */
const KINDS_KEPT_MIN = 256;

/** Whether more than half of the kinds stand for no cell any more. */
export function mostlyUnused({ list }: Kinds, columns: readonly MatrixColumn[]): boolean {
  if (list.length <= KINDS_KEPT_MIN) return false;
  const used = new Set<number>();
  for (const { cells } of columns) for (const kind of cells) used.add(kind);
  return list.length > 2 * used.size;
}
