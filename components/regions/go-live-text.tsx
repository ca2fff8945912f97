import type { ReactNode } from "react";
import { LineStateText, Warning } from "@/components/requirements/line-state";
import type { LineState } from "@/lib/domain/requirement/line";

/** Whether one can go live in a Region, by the mark of its worst line; nothing where nobody requires anything. */
export function GoLiveText({ goLive }: { goLive: LineState | null }) {
  if (goLive === null) return <span className="text-ink-3">not required</span>;
  return <LineStateText state={goLive}>{goLive === "met" ? "Fit" : null}</LineStateText>;
}

/** A triangle and a word, in ink. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <Warning />
      {children}
    </span>
  );
}
