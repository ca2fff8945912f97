"use client";

import { useMemo } from "react";
import { layColumns } from "@/components/matrix/grid/columns";
import { useMetrics } from "@/components/matrix/grid/metrics";
import { buildBase } from "@/lib/domain/grid/base";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { applyFilters, type Filters, narrowsCells } from "@/lib/domain/grid/filters";
import { markCauses } from "@/lib/domain/grid/marks";
import { type Arrangement, arrangeRows, rankModels } from "@/lib/domain/grid/rows";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type MatrixViewInput = {
  snapshot: MatrixSnapshot;
  scope: GridScope;
  filters: Filters;
  arrangement: Arrangement;
};

/** Everything that is drawn, computed only from what changed. */
export function useMatrixView({ snapshot, scope, filters, arrangement }: MatrixViewInput) {
  const metrics = useMetrics();
  const { kinds, models, regions, columns: parts, requirements, accounts } = snapshot;
  const required = filters.requirements;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts are all that the grid is built from
  const base = useMemo(
    () => buildBase(snapshot, { scope, requirements: required }),
    [kinds, models, regions, parts, requirements, accounts, scope, required],
  );
  const marks = useMemo(() => markCauses(base), [base]);
  const { q, providers, geographies, routes, requirements: asked, noEndpoint, off } = filters;
  const onlyRequired = filters.required;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the snapshot it reads what the base was built from, of the filters all but state and cause
  const blockers = useMemo(
    () => blockersIn(snapshot, { base, filters }),
    [base, q, providers, geographies, routes, asked, noEndpoint, off, onlyRequired],
  );
  const narrows = narrowsCells(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the snapshot it reads what the base was built from
  const inAll = useMemo(
    () => (narrows ? blockersIn(snapshot, { base }).causes : null),
    [narrows, base],
  );
  const causesInAll = inAll ?? blockers.causes;
  const filtered = useMemo(() => applyFilters(base, filters), [base, filters]);
  const { problemsFirst } = arrangement;
  const { complete } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is taken when it is asked for, not anew with every change of a cell
  const ranks = useMemo(() => rankModels(base, marks), [problemsFirst, models, scope, complete]);
  const rows = useMemo(
    () => arrangeRows({ base, marks, filtered, arrangement, ranks }),
    [base, marks, filtered, arrangement, ranks],
  );
  const laid = useMemo(
    () => layColumns(base, { columns: filtered.columns, metrics }),
    [base, filtered.columns, metrics],
  );
  return { base, marks, blockers, causesInAll, filtered, rows, laid, metrics };
}
