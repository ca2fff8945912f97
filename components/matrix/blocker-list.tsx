"use client";

import type { ReactNode } from "react";
import { RequiredCauses } from "@/components/requirements/required-causes";
import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import { blockerDetail, blockerTitle } from "@/lib/domain/grid/blocker-words";
import type { BlockerLine, Blockers } from "@/lib/domain/grid/blockers";
import type { Line as RequiredLine } from "@/lib/domain/requirement/line";
import { requiredCauses } from "@/lib/domain/requirement/required-causes";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { ownerWord } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

export type BlockerListProps = {
  blockers: Blockers;
  /** Required lines of what is shown; null while they are not known, or where nothing is required. */
  requiredLines: readonly RequiredLine[] | null;
  /** Without any filter. */
  causesInAll: number;
  chosen: string | null;
  account: string | null;
  serverNow: number;
  onChoose: (key: string) => void;
  /** What can be done about all of a line at once, under it. */
  actsOf: (line: BlockerLine) => ReactNode;
};

/** How much stands in the way of what is shown; where that is not all, of how many causes. */
export function blockerSum({ causes, cells }: Blockers, causesInAll: number): string {
  const shown =
    causes < causesInAll
      ? `${causes} of ${counted(causesInAll, "cause")}`
      : counted(causes, "cause");
  return `${shown}, ${counted(cells, "cell")}`;
}

type RequiredWayProps = Pick<BlockerListProps, "requiredLines" | "chosen" | "onChoose">;

/** What stands in the way of what is required, before everything else; nothing where all of it holds. */
export function RequiredWay({ requiredLines, chosen, onChoose }: RequiredWayProps) {
  const causes = requiredCauses(requiredLines ?? []);
  if (causes.length === 0) return null;
  return (
    <section aria-label="In the way of what we require" className="mb-3 border-b border-line pb-3">
      <div className="flex items-baseline justify-between px-5 pb-1">
        <h2>In the way of what we require</h2>
        <span className="text-xs text-ink-3">{counted(causes.length, "cause")}</span>
      </div>
      <RequiredCauses {...{ causes, chosen, onChoose }} />
    </section>
  );
}

/** Every cause by who can remove it; each line filters the grid to the cells it closes. */
export function BlockerList({
  blockers,
  causesInAll,
  chosen,
  account,
  serverNow,
  onChoose,
  actsOf,
}: BlockerListProps) {
  if (blockers.causes === 0) {
    return (
      <p className="px-5 py-3 text-ink-2">
        {causesInAll === 0
          ? "Nothing stands in the way of what was read."
          : `Nothing stands in the way of what is shown; ${counted(causesInAll, "cause")} without the filters.`}
      </p>
    );
  }
  const lineProps = { account, serverNow, onChoose, actsOf };
  return (
    <>
      {blockers.groups.map((group) => (
        <section key={group.owner ?? "not-known"} aria-label={ownerWord(group.owner)}>
          <h3 className="px-5 pt-3 pb-1 text-xs">{ownerWord(group.owner)}</h3>
          <Lines
            lines={group.lines}
            countOf={({ cells }) => cells}
            detailOf={blockerDetail}
            chosen={chosen}
            {...lineProps}
          />
        </section>
      ))}
    </>
  );
}

type LinesProps = Pick<
  BlockerListProps,
  "account" | "serverNow" | "onChoose" | "chosen" | "actsOf"
> & {
  lines: readonly BlockerLine[];
  countOf: (line: BlockerLine) => number;
  detailOf: (line: BlockerLine) => string;
};

function Lines({ lines, chosen, actsOf, ...props }: LinesProps) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={`${line.key}~${line.locked}`}>
          <Line {...props} line={line} on={chosen === line.key && line.locked === null} />
          {actsOf(line)}
        </li>
      ))}
    </ul>
  );
}

type LineProps = Omit<LinesProps, "lines" | "chosen" | "actsOf"> & {
  line: BlockerLine;
  on: boolean;
};

/** Leads to the cells; of an account that lets nobody in, to what it needs. */
function addressOf({ line, on, account }: Pick<LineProps, "line" | "on" | "account">): string {
  if (line.locked !== null) return routes.accounts(line.locked);
  return routes.matrix({ cause: on ? undefined : line.key, ...(account && { account }) });
}

function Line({ line, on, account, serverNow, onChoose, countOf, detailOf }: LineProps) {
  const count = countOf(line);
  return (
    <a
      href={addressOf({ line, on, account })}
      {...(on && { "aria-current": "true" as const })}
      onClick={(event) => {
        if (line.locked !== null || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onChoose(line.key);
      }}
      className={cn(
        "grid grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-x-2 px-5 py-1.5 -outline-offset-2!",
        on ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <StateMark state={line.state} label className="mt-1" />
      <span>{blockerTitle(line)}</span>
      <span className="text-sm leading-5 text-ink-2">
        {figure(count)}
        <span className="sr-only"> {count === 1 ? "cell" : "cells"}</span>
      </span>
      <span className="col-span-2 col-start-2 text-xs text-ink-3">
        <Unbroken>{detailOf(line)}</Unbroken>
        {line.lastKnownAt !== null && (
          <>
            {" "}
            Last known <Age at={line.lastKnownAt} serverNow={serverNow} />.
          </>
        )}
      </span>
    </a>
  );
}
