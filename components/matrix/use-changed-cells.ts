"use client";

import { useEffect, useRef, useState } from "react";
import { type CellChange, changesBetween } from "@/lib/domain/grid/changes";
import { type GridScope, rowKeyOf } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

const RING_MS = 2_000;
const NONE: ReadonlySet<string> = new Set();

type ChangedCellsInput = {
  snapshot: MatrixSnapshot;
  scope: GridScope;
  onChanges: (changes: readonly CellChange[]) => void;
};

/** The cells that changed with the last answer, for two seconds; and tells of them once. */
export function useChangedCells({
  snapshot,
  scope,
  onChanges,
}: ChangedCellsInput): ReadonlySet<string> {
  const before = useRef(snapshot);
  const [changed, setChanged] = useState(NONE);
  const tell = useRef(onChanges);
  useEffect(() => {
    tell.current = onChanges;
  });
  useEffect(() => {
    const changes = changesBetween(before.current, {
      after: snapshot,
      accounts: scope.accounts,
    }).filter(({ modelId }) => scope.by === "models" || modelId === scope.modelId);
    before.current = snapshot;
    if (changes.length === 0) return;
    tell.current(changes);
    setChanged(new Set(changes.map((change) => `${change.region}~${rowKeyOf(scope, change)}`)));
    const timer = setTimeout(() => setChanged(NONE), RING_MS);
    return () => clearTimeout(timer);
  }, [snapshot, scope]);
  return changed;
}
