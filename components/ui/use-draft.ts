"use client";

import { useCallback, useSyncExternalStore } from "react";
import { draftOf, keepDraft, onDrafts } from "@/components/ui/drafts";

/** What is typed into a field: it outlives a change of page and a reload, and nobody else's tab ever sees it. */
export function useDraft(name: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    onDrafts,
    () => draftOf(name) ?? "",
    () => "",
  );
  const set = useCallback((next: string) => keepDraft(name, next), [name]);
  return [value, set];
}
