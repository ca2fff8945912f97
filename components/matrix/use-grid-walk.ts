"use client";

import type { RefObject } from "react";
import type { useGridScope } from "@/components/matrix/use-grid-scope";
import type { useOpenCell } from "@/components/matrix/use-open-cell";
import type { AccountChoice } from "@/components/shell/use-account";
import type { GridRow } from "@/lib/domain/grid/rows";
import { cellRefAt, rowKeyOf } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type GridWalk = ReturnType<typeof useGridScope> &
  ReturnType<typeof useOpenCell> &
  Pick<AccountChoice, "choose"> & {
    snapshot: MatrixSnapshot;
    rows: readonly GridRow[];
    /** What the grid and its sheet stand in. */
    stage: RefObject<HTMLDivElement | null>;
    /** Empties the filters that speak of rows: other rows are about to come. */
    clearRows: () => void;
  };

/** Ways from the grid to its sheet and back, along its rows, and between models and accounts. */
export function useGridWalk(walk: GridWalk) {
  const { snapshot, scope, setModelId, cell, open, close, choose, rows, stage, clearRows } = walk;
  const showModel = (modelId: string | null) => {
    clearRows();
    void setModelId(modelId);
  };
  return {
    showModel,
    closeSheet() {
      close();
      stage.current
        ?.querySelector<HTMLElement>("[role=grid] [tabindex='0']")
        ?.focus({ preventScroll: true });
    },
    step(by: 1 | -1) {
      if (!cell) return;
      const keysShown = rows.flatMap((row) => (row.kind === "model" ? [row.key] : []));
      const rowKey = keysShown[keysShown.indexOf(rowKeyOf(scope, cell)) + by];
      if (rowKey) open(cellRefAt(scope, { rowKey, region: cell.region }));
    },
    openRow(key: string) {
      if (scope.by === "accounts") {
        choose([key]);
        showModel(null);
      } else if (snapshot.accounts.length > 1) showModel(key);
    },
    /** Leaves the sheet for its model in all accounts shown. */
    showInAccounts(modelId: string) {
      close();
      showModel(modelId);
    },
  };
}
