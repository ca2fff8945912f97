"use client";

import { useSyncExternalStore } from "react";
import { keyButton } from "@/components/key/key-place";
import { browserStore } from "@/components/ui/browser-store";
import { Button } from "@/components/ui/button";
import type { GridScope } from "@/lib/domain/grid/scope";

const KEPT = "first-words-read";

/** One sentence for the first visit, above the grid. Its button takes it away for good, in this browser. */
export function FirstWords({ by }: Pick<GridScope, "by">) {
  const read = useSyncExternalStore(subscribe, isRead, () => true);
  if (read) return null;
  return (
    <div
      role="note"
      data-print="hide"
      className="flex min-h-9 flex-none items-center gap-3 border-t border-line bg-sunken py-1 pr-2 pl-3 max-sm:flex-wrap max-sm:py-2 sm:pr-4 sm:pl-5 short:hidden"
    >
      <span className="min-w-0 max-sm:basis-full">
        Rows are {by}, columns are Regions. Open a cell to see what stands in the way, who removes
        it and how. Key explains every mark.
      </span>
      <Button variant="quiet" className="ml-auto max-sm:-ml-2" onClick={takeAway}>
        Don’t show again
      </Button>
    </div>
  );
}

const listeners = new Set<() => void>();

function takeAway(): void {
  browserStore.setItem(KEPT, "yes");
  for (const changed of listeners) changed();
  keyButton()?.focus();
}

const isRead = (): boolean => browserStore.getItem(KEPT) === "yes";

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}
