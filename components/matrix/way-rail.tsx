"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { WayList, waySum } from "@/components/matrix/way-list";
import { StateMark } from "@/components/ui/state-mark";

type WayProps = ComponentProps<typeof WayList>;

/** What stands in the way, beside the grid. */
export function WayRail(props: WayProps) {
  return (
    <aside
      aria-label="In the way"
      data-print="flow"
      className="scroll-thin relative min-h-0 overflow-y-auto border-l border-line pt-3 pb-6 max-lg:hidden print:break-before-page print:border-0"
    >
      <div className="flex items-baseline justify-between px-5 pb-1">
        <h2>In the way</h2>
        {props.way.causes > 0 && <span className="text-xs text-ink-3">{waySum(props.way)}</span>}
      </div>
      <WayList {...props} />
    </aside>
  );
}

/** The same as one line above the grid, where there is no room beside it; it opens in place. */
export function WayLineBar(props: WayProps) {
  const [open, setOpen] = useState(false);
  const { way, onChoose } = props;
  if (way.causes === 0) return null;
  const worst = way.groups.flatMap((group) => group.lines).some((line) => line.state === "blocked");
  const Chevron = open ? ChevronDown : ChevronRight;
  const choose = (key: string) => {
    setOpen(false);
    onChoose(key);
  };
  return (
    <div data-print="hide" className="flex-none border-t border-line lg:hidden">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-11 w-full items-center gap-2 px-3 text-left -outline-offset-2! sm:px-5"
      >
        <StateMark state={worst ? "blocked" : (way.groups[0]?.lines[0]?.state ?? "unknown")} />
        {way.causes} {way.causes === 1 ? "cause stands" : "causes stand"} in the way
        <span className="ml-auto text-sm text-ink-3">{way.cells.toLocaleString("en")} cells</span>
        <Chevron aria-hidden className="size-4 text-ink-3" strokeWidth={1.5} />
      </button>
      {open && (
        <div className="scroll-thin relative max-h-[56vh] overflow-y-auto border-t border-line pb-3">
          <WayList {...props} onChoose={choose} />
        </div>
      )}
    </div>
  );
}
