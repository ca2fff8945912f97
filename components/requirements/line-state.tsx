import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import type { LineState } from "@/lib/domain/requirement/line";
import type { State } from "@/lib/domain/state";
import { LINE_STATE_NAME } from "@/lib/domain/words/line-states";

/** The state whose mark and colour a line carries; a short quota is a warning in ink, never red. */
const STATE_OF = {
  met: "ready",
  short: null,
  not_met: "blocked",
  cannot_tell: "unknown",
} as const satisfies Record<LineState, State | null>;

/** The triangle of a warning, in ink. */
export const Warning = ({ className }: { className?: string }) => (
  <TriangleAlert
    aria-hidden
    className={cn("size-3 flex-none text-ink-2", className)}
    strokeWidth={2}
  />
);

/** Disc, triangle, barred square or question mark; the word stands beside it. */
export function LineMark({ state, label = false }: { state: LineState; label?: boolean }) {
  const own = STATE_OF[state];
  return (
    <>
      {own === null ? <Warning /> : <StateMark state={own} />}
      {label && <span className="sr-only">{LINE_STATE_NAME[state]}</span>}
    </>
  );
}

type LineStateTextProps = { state: LineState; children?: ReactNode };

/** What a line or row came to, by mark and word. */
export function LineStateText({ state, children }: LineStateTextProps) {
  const own = STATE_OF[state];
  return (
    <span
      {...(own && { "data-s": own })}
      className={cn(
        "inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap [&>svg]:self-center",
        own === null ? "text-ink" : "text-(--fg)",
      )}
    >
      <LineMark state={state} />
      {children ?? LINE_STATE_NAME[state]}
    </span>
  );
}
