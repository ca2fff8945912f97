"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { CellChange } from "@/lib/domain/grid/changes";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { followChanges, NONE } from "./changed-cells";

type ChangedCellsInput = {
  snapshot: MatrixSnapshot;
  scope: GridScope;
  onChanges: (changes: readonly CellChange[]) => void;
};

/** The cells that changed with an answer, for two seconds; and tells of them once. */
export function useChangedCells({
  snapshot,
  scope,
  onChanges,
}: ChangedCellsInput): ReadonlySet<string> {
  const [changed, setChanged] = useState(NONE);
  const tell = useEffectEvent(onChanges);
  const [follow] = useState(() => followChanges({ snapshot, scope }));
  useEffect(() => {
    follow.look({ snapshot, scope }, { onRings: setChanged, onChanges: tell });
  }, [follow, snapshot, scope]);
  useEffect(() => follow.end, [follow]);
  return changed;
}
