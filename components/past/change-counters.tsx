"use client";

import { ArrowDown, ArrowUp, type LucideIcon, Plus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { CHANGE_NAME } from "@/lib/domain/grid/change-words";
import type { ChangeCounts } from "@/lib/domain/grid/changed-cells";
import { CHANGE_CLASSES, type ChangeClass } from "@/lib/domain/past/change";
import type { State } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";

/** The colour is a state's; without an arrow or a plus it has the question mark. */
const LOOK = {
  worse: { state: "blocked", Sign: ArrowDown },
  better: { state: "ready", Sign: ArrowUp },
  lost: { state: "unknown", Sign: null },
  new: { state: null, Sign: Plus },
  found: { state: "unknown", Sign: null },
} as const satisfies Record<ChangeClass, { state: State | null; Sign: LucideIcon | null }>;

/** The sign of a change: an arrow down or up, a question mark, a plus. */
export function ChangeSign({ change }: { change: ChangeClass }) {
  const { state, Sign } = LOOK[change];
  if (!Sign) return <StateMark state="unknown" />;
  return (
    <span {...(state && { "data-s": state })} className={state ? "text-(--mark)" : "text-ink-2"}>
      <Sign aria-hidden className="size-3" strokeWidth={2.25} />
    </span>
  );
}

type ChangeCountersProps = {
  counts: ChangeCounts;
  chosen: readonly ChangeClass[];
  onChoose: (change: ChangeClass) => void;
};

/** Cells by what became of them; each number narrows the grid to the cells it counts. */
export function ChangeCounters({ counts, chosen, onChoose }: ChangeCountersProps) {
  const shown = CHANGE_CLASSES.filter((change) => change !== "found" || counts.found > 0);
  return (
    <nav
      aria-label="Changes"
      className="-ml-2 flex gap-0.5 max-sm:m-0 max-sm:grid max-sm:w-full max-sm:grid-cols-2 max-sm:gap-0"
    >
      {shown.map((change) => {
        const on = chosen.includes(change);
        return (
          <button
            key={change}
            type="button"
            aria-pressed={on}
            onClick={() => onChoose(change)}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-md px-2 whitespace-nowrap max-sm:h-8 max-sm:px-1",
              on ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover",
            )}
          >
            <ChangeSign change={change} />
            <b
              className={counts[change] === 0 ? "font-normal text-ink-3" : "font-semibold text-ink"}
            >
              {figure(counts[change])}
            </b>
            {CHANGE_NAME[change]}
          </button>
        );
      })}
    </nav>
  );
}
