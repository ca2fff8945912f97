"use client";

import { useMemo } from "react";
import { layColumns } from "@/components/matrix/grid/columns";
import { useMetrics } from "@/components/matrix/grid/metrics";
import { buildBase } from "@/lib/domain/grid/base";
import { applyFilters, type Filters } from "@/lib/domain/grid/filters";
import { markCauses } from "@/lib/domain/grid/marks";
import { type Arrangement, arrangeRows, type Ranks, rankModels } from "@/lib/domain/grid/rows";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type MatrixViewInput = {
  snapshot: MatrixSnapshot;
  scope: GridScope;
  filters: Filters;
  arrangement: Arrangement;
};

const UNRANKED: Ranks = new Map();

/** Everything that is drawn, computed only from what changed. */
export function useMatrixView({ snapshot, scope, filters, arrangement }: MatrixViewInput) {
  const metrics = useMetrics();
  const { kinds, models, regions, columns: parts, requirements, accounts } = snapshot;
  const required = filters.requirements;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts are all that the grid is built from
  const ground = useMemo(
    () => ({ snapshot, base: buildBase(snapshot, { scope, requirements: required }) }),
    [kinds, models, regions, parts, requirements, accounts, scope, required],
  );
  const { base } = ground;
  const marks = useMemo(() => markCauses(base), [base]);
  const filtered = useMemo(() => applyFilters(base, filters), [base, filters]);
  const { problemsFirst } = arrangement;
  const { complete } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is taken when it is asked for, not anew with every change of a cell
  const ranks = useMemo(
    () => (problemsFirst ? rankModels(base, marks) : UNRANKED),
    [problemsFirst, models, scope, complete],
  );
  const rows = useMemo(
    () => arrangeRows({ base, marks, filtered, arrangement, ranks }),
    [base, marks, filtered, arrangement, ranks],
  );
  const laid = useMemo(
    () => layColumns(base, { columns: filtered.columns, metrics }),
    [base, filtered.columns, metrics],
  );
  return { ground, base, marks, filtered, rows, laid, metrics };
}
