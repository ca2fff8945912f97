"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { RailActs } from "@/components/matrix/rail-acts";
import { StateMark } from "@/components/ui/state-mark";
import type { Base } from "@/lib/domain/grid/base";
import { type BlockerLine, blockersIn } from "@/lib/domain/grid/blockers";
import { type Filters, NO_FILTERS, narrowsCells } from "@/lib/domain/grid/filters";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { onceFor } from "@/lib/domain/once-for";
import { requiredCauses } from "@/lib/domain/requirement/required-causes";
import { counted } from "@/lib/domain/words/counted";
import { BlockerList, type BlockerListProps, blockerSum, RequiredWay } from "./blocker-list";

type BlockersProps = Omit<BlockerListProps, "blockers" | "causesInAll" | "actsOf"> & {
  /** What the grid shows, of which answer, and by which filters. */
  base: Base;
  snapshot: MatrixSnapshot;
  filters: Filters;
};
/** A rail that the sheet covers takes no focus. */
type BlockerRailProps = BlockersProps & { covered: boolean };

/** The rail and the line ask the same; what is chosen by state or cause changes no count. */
const blockersOf = onceFor((base: Base, snapshot: MatrixSnapshot, filters: Filters) =>
  blockersIn(snapshot, { base, filters }),
);

function withBlockers({ base, snapshot, filters, ...props }: BlockersProps): BlockerListProps {
  const blockers = blockersOf(base, snapshot, filters);
  const inAll = narrowsCells(filters) ? blockersOf(base, snapshot, NO_FILTERS) : blockers;
  const actsOf = (line: BlockerLine) => (
    <RailActs line={line} snapshot={snapshot} accounts={base.scope.accounts} />
  );
  return { ...props, blockers, causesInAll: inAll.causes, actsOf };
}

/** What stands in the way, beside the grid. */
export function BlockerRail({ covered, ...asked }: BlockerRailProps) {
  const props = withBlockers(asked);
  const isRequired = requiredCauses(props.requiredLines ?? []).length > 0;
  return (
    <aside
      aria-label="In the way"
      inert={covered}
      data-print="flow"
      className="scroll-thin relative min-h-0 overflow-y-auto border-l border-line pt-3 pb-6 max-lg:hidden print:break-before-page print:border-0"
    >
      <RequiredWay {...props} />
      <div className="flex items-baseline justify-between px-5 pb-1">
        <h2>{isRequired ? "Everything in the way" : "In the way"}</h2>
        {props.blockers.causes > 0 && (
          <span className="text-xs text-ink-3">
            {blockerSum(props.blockers, props.causesInAll)}
          </span>
        )}
      </div>
      <BlockerList {...props} />
    </aside>
  );
}

/** The same as one line above the grid, where there is no room beside it; it opens in place. */
export function BlockerBar(asked: BlockersProps) {
  const [open, setOpen] = useState(false);
  const props = withBlockers(asked);
  const { blockers, onChoose } = props;
  if (blockers.causes === 0) return null;
  const worst = blockers.groups
    .flatMap((group) => group.lines)
    .some((line) => line.state === "blocked");
  const required = requiredCauses(props.requiredLines ?? []).length;
  const Chevron = open ? ChevronDown : ChevronRight;
  const choose = (key: string) => {
    setOpen(false);
    onChoose(key);
  };
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-11 w-full items-center gap-2 px-3 text-left -outline-offset-2! sm:px-5"
      >
        <StateMark state={worst ? "blocked" : (blockers.groups[0]?.lines[0]?.state ?? "unknown")} />
        {standText(required || blockers.causes)}
        {required > 0 && " of what we require"}
        <span className="ml-auto text-sm text-ink-3">
          {required > 0 ? `of ${blockers.causes}` : counted(blockers.cells, "cell")}
        </span>
        <Chevron aria-hidden className="size-4 text-ink-3" strokeWidth={1.5} />
      </button>
      {open && (
        <div className="scroll-thin relative max-h-[56vh] overflow-y-auto border-t border-line pb-3">
          <RequiredWay {...props} onChoose={choose} />
          <BlockerList {...props} onChoose={choose} />
        </div>
      )}
    </>
  );
}

const standText = (causes: number): string =>
  `${counted(causes, "cause stands", "causes stand")} in the way`;
