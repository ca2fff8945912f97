"use client";

import { useEffect, useSyncExternalStore } from "react";
import { askedScans, onAskedScans, takeEndedScans } from "@/components/shell/asked-scans";
import { useToast } from "@/components/ui/toast";
import { rereadText } from "@/lib/domain/grid/reread-text";
import { useMatrix } from "@/lib/queries/matrix";

/**
 * Says what came of the small scans that were asked for here, once the matrix has them running no longer. The matrix is
 * read anew before a scan counts as asked for, so what is seen here is never older than its start.
 */
export function useAskedScans(): void {
  const { data: snapshot, dataUpdatedAt, isError } = useMatrix();
  const asked = useSyncExternalStore(onAskedScans, askedScans, askedScans);
  const say = useToast();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer in which nothing changed is an answer too
  useEffect(() => {
    if (!snapshot || isError || asked.length === 0) return;
    for (const { what, scope, before } of takeEndedScans(snapshot.scan?.scanId ?? null)) {
      const { title, detail } = rereadText(what, { scope, before, after: snapshot });
      say(title, detail);
    }
  }, [asked, snapshot, dataUpdatedAt, isError, say]);
}
