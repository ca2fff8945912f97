import { TriangleAlert } from "lucide-react";
import { StateText } from "@/components/ui/state-chip";
import type { GoLive } from "@/lib/domain/review/go-live";
import type { State } from "@/lib/domain/state";

const LOOK = {
  fit: { state: "ready", word: "Fit" },
  "by-global": { state: null, word: "By global only" },
  waiting: { state: "pending", word: "Waiting" },
  "cannot-tell": { state: "unknown", word: "Can’t tell" },
  short: { state: null, word: "Short" },
  "not-met": { state: "blocked", word: "Not met" },
} as const satisfies Record<GoLive, { state: State | null; word: string }>;

/** Whether one can go live in a Region, by its own mark; nothing where nobody requires anything. */
export function GoLiveText({ goLive }: { goLive: GoLive | null }) {
  if (goLive === null) return <span className="text-ink-3">not required</span>;
  const { state, word } = LOOK[goLive];
  if (state) return <StateText state={state}>{word}</StateText>;
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <TriangleAlert aria-hidden className="size-3 flex-none text-ink-2" strokeWidth={2} />
      {word}
    </span>
  );
}
