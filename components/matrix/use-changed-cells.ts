"use client";

import { useEffect, useRef, useState } from "react";
import { type Change, changesBetween } from "@/components/matrix/model/changes";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

const RING_MS = 2_000;
const NONE: ReadonlySet<string> = new Set();

type ChangedCellsInput = {
  snapshot: MatrixSnapshot;
  account: string;
  onChanges: (changes: readonly Change[]) => void;
};

/** The cells that changed with the last answer, for two seconds; and tells of them once. */
export function useChangedCells({
  snapshot,
  account,
  onChanges,
}: ChangedCellsInput): ReadonlySet<string> {
  const before = useRef(snapshot);
  const [changed, setChanged] = useState(NONE);
  const tell = useRef(onChanges);
  useEffect(() => {
    tell.current = onChanges;
  });
  useEffect(() => {
    const changes = changesBetween(before.current, { after: snapshot, account });
    before.current = snapshot;
    if (changes.length === 0) return;
    tell.current(changes);
    setChanged(new Set(changes.map(({ region, modelId }) => `${region}~${modelId}`)));
    const timer = setTimeout(() => setChanged(NONE), RING_MS);
    return () => clearTimeout(timer);
  }, [snapshot, account]);
  return changed;
}
