"use client";

import type { MouseEvent } from "react";
import { keepAccount } from "@/components/shell/use-account";
import { cn } from "@/components/ui/cn";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import type { Filtered } from "@/lib/domain/grid/filters";
import { wholeText } from "@/lib/domain/grid/whole-text";
import { STATES, type State } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

type CountersProps = {
  filtered: Pick<Filtered, "counts" | "wholeRegions" | "lockedOut">;
  chosen: readonly State[];
  account: string | null;
  onChoose: (state: State) => void;
};

/** Cells by state; each number is a link to the cells it counts. */
export function Counters({ filtered, chosen, account, onChoose }: CountersProps) {
  const { counts } = filtered;
  const onClick = (event: MouseEvent, state: State) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(state);
  };
  return (
    <nav
      aria-label="Cells by state"
      className="-ml-2 flex min-w-0 flex-wrap gap-0.5 max-sm:m-0 max-sm:grid max-sm:w-full max-sm:grid-cols-[auto_auto_auto] max-sm:justify-between max-sm:gap-0 max-sm:short:scroll-none max-sm:short:flex max-sm:short:overflow-x-auto"
    >
      {STATES.map((state) => {
        const on = chosen.includes(state);
        const whole = wholeText(filtered, state);
        const asked = { state: on ? undefined : state };
        return (
          <a
            key={state}
            href={keepAccount(routes.matrix(asked), account)}
            {...(whole !== null && { title: whole })}
            onClick={(event) => onClick(event, state)}
            {...(on && { "aria-current": "true" as const })}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-md px-2 whitespace-nowrap max-sm:h-8 max-sm:px-1 max-sm:text-sm",
              on ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover",
            )}
          >
            <StateMark state={state} />
            <b
              className={counts[state] === 0 ? "font-normal text-ink-3" : "font-semibold text-ink"}
            >
              {figure(counts[state])}
            </b>
            {STATE_LOOK[state].word}
          </a>
        );
      })}
    </nav>
  );
}
