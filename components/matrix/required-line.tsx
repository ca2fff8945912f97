import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { countStates, WORST_FIRST } from "@/lib/domain/rollup";
import type { State } from "@/lib/domain/state";

type RequiredLineProps = { states: readonly State[]; on: boolean; onToggle: () => void };

/** How much of what somebody requires is ready, and the states of the rest. Nothing where nothing is required. */
export function RequiredLine({ states, on, onToggle }: RequiredLineProps) {
  if (states.length === 0) return null;
  const counts = countStates(states);
  const rest = WORST_FIRST.filter((state) => state !== "ready");
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className={cn(
        "flex h-7 items-center gap-1.5 rounded-md px-2 whitespace-nowrap text-ink-2 hover:bg-hover max-sm:hidden",
        on && "bg-selected",
      )}
    >
      <span>
        Required: <b className="font-semibold text-ink">{counts.ready}</b> of {states.length} ready
      </span>
      {rest.map((state) =>
        counts[state] > 0 ? (
          <span key={state} className="inline-flex items-center gap-1">
            <StateMark state={state} label />
            <b className="font-semibold text-ink">{counts[state]}</b>
          </span>
        ) : null,
      )}
    </button>
  );
}
