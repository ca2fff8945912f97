import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import type { State } from "@/lib/domain/state";

type StateProps = { state: State; children?: ReactNode; className?: string };

/** A state on its own ground, for the head of a sheet or a row. `children` replaces the word. */
export function StateChip({ state, children, className }: StateProps) {
  return (
    <span
      data-s={state}
      className={cn(
        "hairline inline-flex h-6 items-center gap-1.5 rounded-sm bg-(--tint) pr-2 pl-1.5 text-sm font-medium whitespace-nowrap text-(--fg) [--hairline-color:var(--edge)]",
        className,
      )}
    >
      <StateMark state={state} />
      {children ?? STATE_LOOK[state].word}
    </span>
  );
}

/** A state in a line of text or a table: glyph and word, no ground. */
export function StateText({ state, children, className }: StateProps) {
  return (
    <span
      data-s={state}
      className={cn(
        "inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap text-(--fg) [&>svg]:self-center",
        className,
      )}
    >
      <StateMark state={state} />
      {children ?? STATE_LOOK[state].word}
    </span>
  );
}
