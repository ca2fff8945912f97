"use client";

import type { Way, WayLine } from "@/components/matrix/model/way";
import { wayDetail, wayTitle } from "@/components/matrix/model/way";
import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import { OWNER_LABEL } from "@/components/ui/owner-label";
import { StateMark } from "@/components/ui/state-mark";
import { routes } from "@/lib/routes";

type WayListProps = {
  way: Way;
  chosen: string | null;
  account: string | null;
  serverNow: number;
  onChoose: (key: string) => void;
};

/** How much stands in the way, in words. */
export function waySum(way: Way): string {
  const causes = `${way.causes} ${way.causes === 1 ? "cause" : "causes"}`;
  return `${causes}, ${way.cells.toLocaleString("en")} ${way.cells === 1 ? "cell" : "cells"}`;
}

/** Every cause by who can remove it; each line filters the grid to the cells it closes. */
export function WayList({ way, chosen, account, serverNow, onChoose }: WayListProps) {
  if (way.causes === 0) {
    return <p className="px-5 py-3 text-ink-2">Nothing stands in the way of what was read.</p>;
  }
  return way.groups.map((group) => (
    <section key={group.owner ?? "not-known"}>
      <h3 className="px-5 pt-3 pb-1 text-xs">
        {group.owner ? OWNER_LABEL[group.owner] : "Not known"}
      </h3>
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
  line: WayLine;
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
      <span>{wayTitle(line)}</span>
      <span className="text-sm leading-5 text-ink-2">
        {line.cells.toLocaleString("en")}
        <span className="sr-only"> cells</span>
      </span>
      <span className="col-span-2 col-start-2 text-xs text-ink-3">
        {wayDetail(line)}
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
