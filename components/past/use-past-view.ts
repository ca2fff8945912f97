"use client";

import { useMemo } from "react";
import { layColumns } from "@/components/matrix/grid/columns";
import { useMetrics } from "@/components/matrix/grid/metrics";
import type { PastUrl } from "@/components/past/use-past-url";
import { cellText } from "@/lib/domain/cell-ref";
import { type Base, buildBase } from "@/lib/domain/grid/base";
import { changeGroups, requiredLines } from "@/lib/domain/grid/change-lines";
import { type ChangedCell, changedCells } from "@/lib/domain/grid/changed-cells";
import { applyFilters, type Filters } from "@/lib/domain/grid/filters";
import type { Marks } from "@/lib/domain/grid/marks";
import { rowPairs, showChanges } from "@/lib/domain/grid/past-view";
import { requiredThen, requirementsOf } from "@/lib/domain/grid/required-then";
import { type Arrangement, arrangeRows, rankModels } from "@/lib/domain/grid/rows";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { twoMatrices } from "@/lib/domain/grid/two-matrices";
import type { Past } from "@/lib/domain/past/types";

type PastViewInput = {
  snapshot: MatrixSnapshot;
  past: Past;
  scope: GridScope;
  filters: Filters;
  arrangement: Arrangement;
  url: PastUrl["url"];
};

/** Both matrices, what changed between them, and the part of it that is shown. The same rows and columns in all three views. */
export function usePastView(input: PastViewInput) {
  const { snapshot, past, scope, filters, arrangement, url } = input;
  const metrics = useMetrics();
  const two = useMemo(() => twoMatrices(snapshot, past), [snapshot, past]);
  const { requirements } = filters;
  const bases = useMemo(
    () => ({
      was: buildBase(two.was, { scope, requirements }),
      is: buildBase(two.is, { scope, requirements }),
    }),
    [two, scope, requirements],
  );
  const marks = useMemo(() => ({ was: plainMarks(bases.was), is: plainMarks(bases.is) }), [bases]);
  const changed = useMemo(() => changedCells(two, bases.is), [two, bases]);
  const filtered = useMemo(() => applyFilters(bases.is, filters), [bases, filters]);
  const { change, line, all } = url;
  const shown = useMemo(
    () => showChanges(changed, { base: bases.is, filtered, filters, changes: change, line, all }),
    [changed, bases, filtered, filters, change, line, all],
  );
  const names = useMemo(() => requirementsOf(two.is, scope), [two, scope]);
  const lines = useMemo(() => {
    const namesOf = ({ account, region, model: { modelId } }: ChangedCell) =>
      names.get(cellText({ account, region, modelId })) ?? [];
    return {
      groups: changeGroups(shown.counted),
      required: requiredLines(shown.counted, namesOf),
    };
  }, [shown, names]);
  const ranks = useMemo(() => rankModels(bases.is, marks.is), [bases, marks]);
  const isThen = url.view === "then";
  const base = isThen ? bases.was : bases.is;
  const drawn = isThen ? marks.was : marks.is;
  const rows = useMemo(() => {
    const narrowed = { ...filtered, rows: shown.rows, columns: shown.columns };
    const arranged = { ...arrangement, foldReady: false };
    return arrangeRows({ base, marks: drawn, filtered: narrowed, arrangement: arranged, ranks });
  }, [base, drawn, filtered, shown, arrangement, ranks]);
  const laid = useMemo(
    () => layColumns(base, { columns: shown.columns, metrics }),
    [base, shown, metrics],
  );
  const pairs = useMemo(() => rowPairs(shown.counted, bases.is.columns.length), [shown, bases]);
  const required = useMemo(() => requiredThen(two, scope), [two, scope]);
  const knowsThen = scope.accounts.some((account) => two.kept.has(account));
  return {
    knowsThen,
    base,
    marks: drawn,
    metrics,
    changed,
    filtered,
    shown,
    lines,
    rows,
    laid,
    pairs,
    required,
  };
}

/** Beside each other cells are drawn whole; only what holds for a Region as a whole stands at its head. */
const plainMarks = ({ wholes, rows, cells }: Base): Marks => ({
  columns: wholes,
  rows: new Int32Array(rows.length).fill(-1),
  providers: new Map(),
  providerColumns: new Map(),
  shared: new Uint8Array(cells.length),
});

export type PastShown = ReturnType<typeof usePastView>;
