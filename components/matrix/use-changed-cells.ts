"use client";

import { useEffect, useRef, useState } from "react";
import { type Change, changesBetween } from "@/components/matrix/model/changes";
import { rowKeyOf, type Shows } from "@/components/matrix/model/shows";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

const RING_MS = 2_000;
const NONE: ReadonlySet<string> = new Set();

type ChangedCellsInput = {
  snapshot: MatrixSnapshot;
  shows: Shows;
  onChanges: (changes: readonly Change[]) => void;
};

/** The cells that changed with the last answer, for two seconds; and tells of them once. */
export function useChangedCells({
  snapshot,
  shows,
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
      accounts: shows.accounts,
    }).filter(({ modelId }) => shows.by === "models" || modelId === shows.modelId);
    before.current = snapshot;
    if (changes.length === 0) return;
    tell.current(changes);
    setChanged(new Set(changes.map((change) => `${change.region}~${rowKeyOf(shows, change)}`)));
    const timer = setTimeout(() => setChanged(NONE), RING_MS);
    return () => clearTimeout(timer);
  }, [snapshot, shows]);
  return changed;
}
