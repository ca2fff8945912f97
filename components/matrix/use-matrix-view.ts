"use client";

import { useMemo } from "react";
import { useMetrics } from "@/components/matrix/grid/metrics";
import { buildBase } from "@/components/matrix/model/base";
import { layColumns } from "@/components/matrix/model/columns";
import { applyFilters, type Filters } from "@/components/matrix/model/filters";
import { markCauses } from "@/components/matrix/model/marks";
import { type Arrangement, arrangeRows, rankModels } from "@/components/matrix/model/rows";
import type { Shows } from "@/components/matrix/model/shows";
import { wayOf } from "@/components/matrix/model/way";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

type MatrixViewInput = {
  snapshot: MatrixSnapshot;
  shows: Shows;
  filters: Filters;
  arrangement: Arrangement;
};

/** Everything that is drawn, computed only from what changed. */
export function useMatrixView({ snapshot, shows, filters, arrangement }: MatrixViewInput) {
  const metrics = useMetrics();
  const { kinds, models, regions, columns: parts, requirements, accounts } = snapshot;
  const required = filters.requirements;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts are all that the grid is built from
  const base = useMemo(
    () => buildBase(snapshot, { shows, requirements: required }),
    [kinds, models, regions, parts, requirements, accounts, shows, required],
  );
  const marks = useMemo(() => markCauses(base), [base]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts are all that the rail is built from
  const way = useMemo(() => wayOf(snapshot, shows), [kinds, models, parts, shows]);
  const filtered = useMemo(() => applyFilters(base, filters), [base, filters]);
  const { problemsFirst } = arrangement;
  const { complete } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is taken when it is asked for, not anew with every change of a cell
  const ranks = useMemo(() => rankModels(base, marks), [problemsFirst, models, shows, complete]);
  const rows = useMemo(
    () => arrangeRows({ base, marks, filtered, arrangement, ranks }),
    [base, marks, filtered, arrangement, ranks],
  );
  const laid = useMemo(
    () => layColumns(base, { columns: filtered.columns, metrics }),
    [base, filtered.columns, metrics],
  );
  return { base, marks, way, filtered, rows, laid, metrics };
}
