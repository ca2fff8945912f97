"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { ChangeSign } from "@/components/past/change-counters";
import type { PastShown } from "@/components/past/use-past-view";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import type { ChangeGroup, ChangeLine, RequiredLine } from "@/lib/domain/grid/change-lines";
import {
  CHANGE_NAME,
  changeDetail,
  changeTitle,
  requiredDetail,
} from "@/lib/domain/grid/change-words";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";

type ChangeListProps = {
  lines: PastShown["lines"];
  chosen: string | null;
  now: number;
  onChoose: (key: string) => void;
};

/** What changed, beside the grid: what is required first, then what is worse, better, not known and new. */
export function ChangeRail({ covered, ...props }: ChangeListProps & { covered: boolean }) {
  return (
    <aside
      aria-label="What changed"
      inert={covered}
      data-print="flow"
      className="scroll-thin relative min-h-0 overflow-y-auto border-l border-line pt-3 pb-6 max-lg:hidden print:border-0"
    >
      <div className="flex items-baseline justify-between px-5 pb-1">
        <h2>What changed</h2>
        <span className="text-xs text-ink-3">by cause</span>
      </div>
      <ChangeList {...props} />
    </aside>
  );
}

/** The same as one line above the grid, where there is no room beside it; it opens in place. */
export function ChangeBar(props: ChangeListProps) {
  const [open, setOpen] = useState(false);
  const { groups } = props.lines;
  const [first, ...rest] = groups;
  if (!first) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div data-print="hide" className="flex-none border-t border-line lg:hidden">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-11 w-full items-center gap-2 px-3 text-left -outline-offset-2! sm:px-5"
      >
        <ChangeSign change={first.change} />
        {barText(first)}
        <span className="ml-auto text-sm text-ink-3">{rest[0] && groupText(rest[0])}</span>
        <Chevron aria-hidden className="size-4 text-ink-3" strokeWidth={1.5} />
      </button>
      {open && (
        <div className="scroll-thin relative max-h-[56vh] overflow-y-auto border-t border-line pb-3">
          <ChangeList
            {...props}
            onChoose={(key) => {
              setOpen(false);
              props.onChoose(key);
            }}
          />
        </div>
      )}
    </div>
  );
}

const groupText = ({ change, cells }: ChangeGroup): string =>
  `${figure(cells)} ${CHANGE_NAME[change].toLowerCase()}`;

const barText = ({ change, cells, lines }: ChangeGroup): string =>
  `${counted(lines.length, "cause")}, ${groupText({ change, cells, lines })}`;

function ChangeList({ lines: { groups, required }, chosen, now, onChoose }: ChangeListProps) {
  if (groups.length === 0) return <p className="px-5 py-2 text-ink-2">Nothing that is shown.</p>;
  return (
    <>
      {required.length > 0 && (
        <section aria-label="What we require" className="border-b border-line pb-3">
          <h3 className="px-5 pt-1 pb-1 text-xs">What we require</h3>
          <ul>
            {required.map((line) => (
              <li key={line.key}>
                <RequiredItem line={line} on={chosen === line.key} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.map((group) => (
        <section key={group.change} aria-label={CHANGE_NAME[group.change]}>
          <h3 className="px-5 pt-3 pb-1 text-xs">
            {CHANGE_NAME[group.change]}, {figure(group.cells)}
          </h3>
          <ul>
            {group.lines.map((line) => (
              <li key={line.key}>
                <LineItem {...{ line, now, onChoose }} on={chosen === line.key} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type ItemProps<Line> = { line: Line; on: boolean; onChoose: (key: string) => void };

function RequiredItem({ line, on, onChoose }: ItemProps<RequiredLine>) {
  const [first] = line.cells;
  return (
    <Item
      {...{ on, onChoose }}
      lineKey={line.key}
      sign={<ChangeSign change={line.change} />}
      title={first?.model.name ?? ""}
      cells={line.cells.length}
      detail={requiredDetail(line)}
    />
  );
}

function LineItem({ line, on, onChoose, now }: ItemProps<ChangeLine> & { now: number }) {
  const [first] = line.cells;
  return (
    <Item
      {...{ on, onChoose }}
      lineKey={line.key}
      sign={first && <StateMark state={first.is.state} label />}
      title={changeTitle(line)}
      cells={line.cells.length}
      detail={changeDetail(line, now)}
    />
  );
}

type ItemLook = {
  on: boolean;
  onChoose: (key: string) => void;
  lineKey: string;
  sign: React.ReactNode;
  title: string;
  cells: number;
  detail: string;
};

function Item({ on, onChoose, lineKey, sign, title, cells, detail }: ItemLook) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChoose(lineKey)}
      className={cn(
        "grid w-full grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-x-2 px-5 py-1.5 text-left -outline-offset-2!",
        on ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="mt-1">{sign}</span>
      <span>{title}</span>
      <span className="text-sm leading-5 text-ink-2">
        {figure(cells)}
        <span className="sr-only"> {cells === 1 ? "cell" : "cells"}</span>
      </span>
      <span className="col-span-2 col-start-2 text-xs text-ink-3">{detail}</span>
    </button>
  );
}
