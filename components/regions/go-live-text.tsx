import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { StateText } from "@/components/ui/state-chip";
import type { LineState } from "@/lib/domain/requirement/line";
import type { State } from "@/lib/domain/state";
import { LINE_STATE_NAME } from "@/lib/domain/words/line-states";

/** A quota that is short is a warning in ink, never red. */
const MARK = {
  met: "ready",
  short: null,
  not_met: "blocked",
  cannot_tell: "unknown",
} as const satisfies Record<LineState, State | null>;

/** Whether one can go live in a Region, by its own mark; nothing where nobody requires anything. */
export function GoLiveText({ goLive }: { goLive: LineState | null }) {
  if (goLive === null) return <span className="text-ink-3">not required</span>;
  const word = goLive === "met" ? "Fit" : LINE_STATE_NAME[goLive];
  const state = MARK[goLive];
  return state ? <StateText state={state}>{word}</StateText> : <WarningText>{word}</WarningText>;
}

/** A triangle and a word, in ink. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <TriangleAlert aria-hidden className="size-3 flex-none text-ink-2" strokeWidth={2} />
      {children}
    </span>
  );
}
