import type { CellRef } from "@/lib/domain/cell-ref";
import { STATES, type State } from "@/lib/domain/state";
import { STATE_WORD } from "@/lib/domain/words/states";

/** What a check found of a cell. */
export type CheckedCell = CellRef & { state: State; title: string };

/** What came of a check, in a title and a detail: the state of the one cell, or how many are of each. */
export function checkedText(
  what: string,
  cells: readonly CheckedCell[],
): { title: string; detail: string | undefined } {
  const [only] = cells;
  if (!only) return { title: `${what} was not read again`, detail: "It is no row any more." };
  if (cells.length > 1) return { title: `${what}: ${countsOf(cells)}`, detail: undefined };
  if (only.state === "unknown") return { title: `${what} could not be told`, detail: only.title };
  const detail = only.state === "blocked" || only.state === "pending" ? only.title : undefined;
  return { title: `${what} is ${STATE_WORD[only.state]}`, detail };
}

const countsOf = (cells: readonly CheckedCell[]): string =>
  STATES.flatMap((state) => {
    const count = cells.filter((cell) => cell.state === state).length;
    return count > 0 ? [`${count} ${STATE_WORD[state]}`] : [];
  }).join(", ");
