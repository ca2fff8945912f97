"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Th } from "@/components/ui/table";
import type { OwnerGroup } from "@/lib/domain/plan/make-plan";
import type { PlanOrder, PlanSort } from "@/lib/domain/plan/rows";
import type { PlanCause } from "@/lib/domain/plan/types";
import { CauseRow, OwnerRow, type RowFocus } from "./plan-rows";

type PlanTableProps = {
  groups: readonly OwnerGroup[];
  selected: readonly PlanCause[];
  order: PlanOrder;
  onOrder: (order: PlanOrder) => void;
  /** Adds these, or takes them out where all of them are in. */
  onToggle: (causes: readonly PlanCause[]) => void;
  onAdd: (causes: readonly PlanCause[]) => void;
  onOpen: (cause: PlanCause) => void;
};

type Row = { id: string; group: OwnerGroup; cause: PlanCause | null };

/** Causes by owner. Arrows move, Space ticks, Shift with an arrow ticks on, `a` takes all of the owner, Enter opens a cell. */
export function PlanTable(props: PlanTableProps) {
  const { groups, selected, onToggle, onAdd, onOpen } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const rows = rowsOf(groups);
  const current = rows.find(({ id }) => id === focused) ?? rows[0];

  const move = (by: number, from: Row) => {
    const next = rows[Math.min(Math.max(rows.indexOf(from) + by, 0), rows.length - 1)];
    if (!next) return null;
    const own = [...(body.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
    own.find((row) => row.dataset.row === next.id)?.focus();
    return next;
  };
  const step = (by: number, from: Row, withShift: boolean) => {
    const next = move(by, from);
    if (!withShift || !next) return;
    const passed = [from, next].flatMap(({ cause }) => cause ?? []);
    onAdd(passed.filter(({ owner }) => owner === from.cause?.owner || from.cause === null));
  };
  const actOf = ({ key, shiftKey }: KeyboardEvent, row: Row): (() => void) | null => {
    switch (key) {
      case "ArrowDown":
        return () => step(1, row, shiftKey);
      case "ArrowUp":
        return () => step(-1, row, shiftKey);
      case "Home":
        return () => void move(-rows.length, row);
      case "End":
        return () => void move(rows.length, row);
      case " ":
        return () => onToggle(row.cause ? [row.cause] : row.group.causes);
      case "a":
        return () => onAdd(row.group.causes);
      case "Enter":
        return () => row.cause && onOpen(row.cause);
      default:
        return null;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.metaKey || event.ctrlKey || event.altKey) return;
    const act = actOf(event, current);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const focusOf = (id: string): RowFocus => ({
    tabIndex: current?.id === id ? 0 : -1,
    "data-row": id,
    onFocus: () => setFocused(id),
  });
  const selectedIds = new Set(selected.map(({ id }) => id));
  const range = (group: OwnerGroup, cause: PlanCause): readonly PlanCause[] => {
    const from = group.causes.findIndex(({ id }) => id === focused);
    const to = group.causes.indexOf(cause);
    return from < 0 ? [cause] : group.causes.slice(Math.min(from, to), Math.max(from, to) + 1);
  };
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are moved along and selected is a grid
      role="grid"
      aria-label="Causes by who can remove them"
      aria-multiselectable="true"
      className="w-full border-collapse max-sm:block max-sm:[&_tbody]:block max-sm:[&_thead]:hidden"
    >
      <Heads {...props} />
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map(({ id, group, cause }) =>
          cause === null ? (
            <OwnerRow
              key={id}
              group={group}
              selected={selected}
              focus={focusOf(id)}
              onToggle={() => onToggle(group.causes)}
            />
          ) : (
            <CauseRow
              key={id}
              cause={cause}
              isSelected={selectedIds.has(id)}
              canSelect={group.owner !== null}
              focus={focusOf(id)}
              onToggle={(withShift) => (withShift ? onAdd(range(group, cause)) : onToggle([cause]))}
            />
          ),
        )}
      </tbody>
    </table>
  );
}

const rowsOf = (groups: readonly OwnerGroup[]): readonly Row[] =>
  groups.flatMap((group): Row[] => [
    { id: `owner ${group.owner}`, group, cause: null },
    ...group.causes.map((cause) => ({ id: cause.id, group, cause })),
  ]);

const HEADS: readonly { by: PlanSort; word: string; num?: boolean; width?: string }[] = [
  { by: "cause", word: "Cause" },
  { by: "where", word: "Where", width: "w-[156px]" },
  { by: "required", word: "Required", num: true, width: "w-[96px]" },
  { by: "cells", word: "Cells", num: true, width: "w-[88px]" },
  { by: "takes", word: "Takes effect", width: "w-[148px]" },
];

function Heads({ order, onOrder }: Pick<PlanTableProps, "order" | "onOrder">) {
  const sorted = order.descending ? "descending" : "ascending";
  return (
    <thead>
      <tr>
        <Th className="w-[34px]">
          <span className="sr-only">Selected</span>
        </Th>
        {HEADS.map(({ by, word, num = false, width = "" }) => {
          const on = order.by === by;
          const Chevron = order.descending ? ChevronDown : ChevronUp;
          return (
            <Th key={by} num={num} className={width} aria-sort={on ? sorted : "none"}>
              <button
                type="button"
                onClick={() => onOrder(nextOrder(order, by))}
                className={
                  on ? "inline-flex items-center gap-0.5 text-ink" : "inline-flex hover:text-ink"
                }
              >
                {word}
                {on && <Chevron aria-hidden className="size-3" strokeWidth={1.75} />}
              </button>
            </Th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Figures begin with the largest, words with the first. */
function nextOrder(order: PlanOrder, by: PlanSort): PlanOrder {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by === "required" || by === "cells" };
}
