"use client";

import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { blockerDetail, blockerTitle } from "@/lib/domain/grid/blocker-words";
import type { BlockerLine, Blockers } from "@/lib/domain/grid/blockers";
import { figure } from "@/lib/domain/words/figure";
import { ownerWord } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

type BlockerListProps = {
  blockers: Blockers;
  chosen: string | null;
  account: string | null;
  serverNow: number;
  onChoose: (key: string) => void;
};

/** How much stands in the blockers, in words. */
export function blockerSum(blockers: Blockers): string {
  const causes = `${blockers.causes} ${blockers.causes === 1 ? "cause" : "causes"}`;
  return `${causes}, ${figure(blockers.cells)} ${blockers.cells === 1 ? "cell" : "cells"}`;
}

/** Every cause by who can remove it; each line filters the grid to the cells it closes. */
export function BlockerList({ blockers, chosen, account, serverNow, onChoose }: BlockerListProps) {
  if (blockers.causes === 0) {
    return <p className="px-5 py-3 text-ink-2">Nothing stands in the blockers of what was read.</p>;
  }
  return blockers.groups.map((group) => (
    <section key={group.owner ?? "not-known"}>
      <h3 className="px-5 pt-3 pb-1 text-xs">{ownerWord(group.owner)}</h3>
      <ul>
        {group.lines.map((line) => (
          <li key={line.key}>
            <Line {...{ line, account, serverNow, onChoose }} on={chosen === line.key} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

type LineProps = {
  line: BlockerLine;
  on: boolean;
  account: string | null;
  serverNow: number;
  onChoose: (key: string) => void;
};

function Line({ line, on, account, serverNow, onChoose }: LineProps) {
  return (
    <a
      href={routes.matrix({ cause: on ? undefined : line.key, ...(account && { account }) })}
      {...(on && { "aria-current": "true" as const })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
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
        {figure(line.cells)}
        <span className="sr-only"> cells</span>
      </span>
      <span className="col-span-2 col-start-2 text-xs text-ink-3">
        {blockerDetail(line)}
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
