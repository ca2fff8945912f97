import { LowMark } from "@/components/quotas/low-mark";
import { cn } from "@/components/ui/cn";
import { Figure } from "@/components/ui/figure";
import { StateMark } from "@/components/ui/state-mark";
import { Sub, Td } from "@/components/ui/table";
import { isUncounted, type OwnerGroup } from "@/lib/domain/plan/make-plan";
import { boxOf } from "@/lib/domain/plan/selection";
import type { PlanCause } from "@/lib/domain/plan/types";
import { counted } from "@/lib/domain/plan/words";
import { figure } from "@/lib/domain/words/figure";
import { NOBODY_WORD, OWNER_WORD } from "@/lib/domain/words/owners";
import { TickBox } from "./tick-box";

/** What a row needs of the keyboard: which one holds the focus, and its place. */
export type RowFocus = {
  tabIndex: 0 | -1;
  "data-row": string;
  onFocus: () => void;
};

const ROW =
  "outline-offset-[-2px]! max-sm:grid max-sm:grid-cols-[44px_minmax(0,1fr)_auto] max-sm:border-b max-sm:border-line max-sm:*:border-0";

type OwnerRowProps = {
  group: OwnerGroup;
  selected: readonly PlanCause[];
  focus: RowFocus;
  onToggle: () => void;
};

export const ownerName = (group: Pick<OwnerGroup, "owner">): string =>
  group.owner === null ? NOBODY_WORD : OWNER_WORD[group.owner];

/** In place of a count of what was not read. */
const NotKnown = () => <span className="font-normal whitespace-nowrap text-ink-3">not known</span>;

/** An owner over its causes. Nothing is asked of nobody, so that one has no box. */
export function OwnerRow({ group, selected, focus, onToggle }: OwnerRowProps) {
  const { owner, causes, cells, required } = group;
  const own = selected.filter((cause) => causes.some(({ id }) => id === cause.id)).length;
  return (
    <tr {...focus} className={ROW}>
      <Td className="w-[34px] border-line-strong pt-4.5 pr-0 pb-1.5 pl-2">
        {owner !== null && (
          <TickBox
            label={`All of ${ownerName(group)}`}
            state={boxOf({ selected, causes })}
            onToggle={onToggle}
          />
        )}
      </Td>
      <Td colSpan={2} className="border-line-strong pt-4.5 pb-1.5">
        <b className="font-semibold">{ownerName(group)}</b>{" "}
        <span className="ml-1 text-xs whitespace-nowrap text-ink-3">
          {own > 0 ? `${own} of ${causes.length} selected` : counted(causes.length, "cause")}
        </span>
      </Td>
      <Td num className="border-line-strong pt-4.5 pb-1.5 font-medium max-sm:hidden">
        <Figure value={required} />
      </Td>
      <Td num className="border-line-strong pt-4.5 pb-1.5 font-medium max-sm:hidden">
        {cells === 0 && causes.some(isUncounted) ? <NotKnown /> : <Figure value={cells} />}
      </Td>
      <Td className="border-line-strong max-sm:hidden" />
    </tr>
  );
}

type CauseRowProps = {
  cause: PlanCause;
  isSelected: boolean;
  canSelect: boolean;
  focus: RowFocus;
  onToggle: (withShift: boolean) => void;
};

/** One cause: what it is and holds of, where, what it keeps shut and how long its removal takes. */
export function CauseRow({ cause, isSelected, canSelect, focus, onToggle }: CauseRowProps) {
  const { title, detail, cells, required, regions, takes } = cause;
  return (
    <tr
      {...focus}
      aria-selected={isSelected}
      className={cn(ROW, "hover:bg-hover", isSelected && "bg-hover")}
    >
      <Td
        className={cn("w-[34px] pr-0 pl-2", isSelected && "shadow-[inset_2px_0_var(--color-ink)]")}
      >
        {canSelect && (
          <TickBox label={title} state={isSelected ? "all" : "none"} onToggle={onToggle} />
        )}
      </Td>
      <Td>
        <span className="grid grid-cols-[12px_minmax(0,1fr)] gap-2">
          <CauseMark cause={cause} />
          <span>
            {title}
            <Sub>
              {detail}
              {required > 0 && (
                <b className="font-medium text-ink sm:hidden">, {figure(required)} required</b>
              )}
            </Sub>
          </span>
        </span>
      </Td>
      <Td className="text-sm leading-5 text-ink-2 max-sm:hidden">
        <Where regions={regions} />
      </Td>
      <Td num className="max-sm:hidden">
        <Figure value={required} />
      </Td>
      <Td num>
        {isUncounted(cause) ? (
          <NotKnown />
        ) : (
          <>
            <Figure value={cells} />
            <span className="text-ink-3 sm:hidden"> {cells === 1 ? "cell" : "cells"}</span>
          </>
        )}
      </Td>
      <Td className="text-sm leading-5 text-ink-2 max-sm:hidden">{takes ?? "no time given"}</Td>
    </tr>
  );
}

/** What falls short is no closed gate. */
function CauseMark({ cause: { kind, state } }: { cause: PlanCause }) {
  return (
    <span className="mt-1">
      {kind === "short" ? <LowMark /> : <StateMark state={state} label />}
    </span>
  );
}

const REGIONS_NAMED = 3;

function Where({ regions }: { regions: readonly string[] }) {
  if (regions.length > REGIONS_NAMED) return `${regions.length} Regions`;
  return regions.map((region, at) => (
    <span key={region}>
      {at > 0 && ", "}
      <span className="whitespace-nowrap">{region}</span>
    </span>
  ));
}
