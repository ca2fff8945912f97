import { worstOf } from "@/lib/domain/rollup";
import { STATES, type State } from "@/lib/domain/state";
import type { CauseBook } from "./causes";
import { type Look, letterOf, NO_CELL, placeOfState, type RouteLetter } from "./look";
import type { CellKind, MatrixColumn, MatrixSnapshot } from "./snapshot";

const READY = placeOfState("ready");
const NOT_OFFERED = placeOfState("not_offered");
const UNKNOWN = placeOfState("unknown");

type RollUp = {
  snapshot: MatrixSnapshot;
  book: CauseBook;
  /** The columns of the accounts shown. */
  own: readonly MatrixColumn[];
  regions: readonly string[];
};

/**
 * One grid out of many accounts: every cell takes the worst state that occurs, and says how many accounts are
 * ready and how many are unknown. A cause is named only when all cells of that state share it.
 */
export function rollUpColumns({ snapshot, book, own, regions }: RollUp): {
  looks: readonly Look[];
  cells: Int32Array;
} {
  const { kinds, models } = snapshot;
  const looks: Look[] = [];
  const known = new Map<string, number>();
  const width = regions.length;
  const cells = new Int32Array(models.length * width).fill(NO_CELL);
  const byRegion = new Map<string, MatrixColumn[]>();
  for (const column of own) {
    const there = byRegion.get(column.region);
    if (there) there.push(column);
    else byRegion.set(column.region, [column]);
  }
  regions.forEach((region, at) => {
    const all = byRegion.get(region) ?? [];
    const served = all.filter((column) => !column.noEndpoint);
    const lists = (served.length > 0 ? served : all).map((column) => column.cells);
    for (let row = 0; row < models.length; row += 1) {
      const key = signature(lists, row);
      if (key === "") continue;
      const found = known.get(key) ?? looks.push(rolledLook(key, { kinds, book })) - 1;
      known.set(key, found);
      cells[row * width + at] = found;
    }
  });
  return { looks, cells };
}

/** Which kinds a row has over the accounts and how often each; in a large organisation most cells share one. */
function signature(lists: readonly (readonly number[])[], row: number): string {
  let one = NO_CELL;
  let same = 0;
  const others: number[] = [];
  for (const list of lists) {
    const kind = list[row] ?? NO_CELL;
    if (kind === NO_CELL) continue;
    if (one === NO_CELL) one = kind;
    if (kind === one) same += 1;
    else others.push(kind);
  }
  if (one === NO_CELL) return "";
  if (others.length === 0) return `${one}x${same}`;
  const counts = new Map([[one, same]]);
  for (const kind of others) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([kind, count]) => `${kind}x${count}`)
    .join();
}

type Part = { kind: CellKind; cause: number; count: number };

function rolledLook(
  key: string,
  { kinds, book }: { kinds: readonly CellKind[]; book: CauseBook },
): Look {
  const parts = key.split(",").flatMap((text): Part[] => {
    const [index = 0, count = 0] = text.split("x").map(Number);
    const kind = kinds[index];
    return kind ? [{ kind, cause: book.ofKind[index] ?? -1, count }] : [];
  });
  const tally = STATES.map(() => 0);
  for (const { kind, count } of parts) {
    const place = placeOfState(kind.state);
    tally[place] = (tally[place] ?? 0) + count;
  }
  const state = worstOf((one) => (tally[placeOfState(one)] ?? 0) > 0);
  const worst = parts.filter(({ kind }) => kind.state === state);
  const cause = theOne(worst.map((part) => part.cause));
  return {
    state,
    cause: cause ?? -1,
    causes: [...new Set(parts.map((part) => part.cause))].filter((one) => one >= 0),
    tally,
    title: titleOf({
      state,
      tally,
      why: cause === null ? "Several causes" : (book.causes[cause]?.title ?? ""),
    }),
    letter: state === "ready" ? (theOne(worst.map(({ kind }) => letterOf(kind.routes))) ?? "") : "",
    noted: worst.some(({ kind }) => kind.noted),
    routes: [...new Set(worst.flatMap(({ kind }) => kind.routes))],
    unread: worst.every(({ kind }) => kind.code === "NotReadYet"),
  };
}

/** What all of them are; null where they differ. */
function theOne<T extends number | RouteLetter>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

type Title = { state: State; tally: readonly number[]; why: string };

function titleOf({ state, tally, why }: Title): string {
  if (state === "not_offered") return "";
  const offered = tally.reduce((sum, cells) => sum + cells, 0) - (tally[NOT_OFFERED] ?? 0);
  const unknown = tally[UNKNOWN] ?? 0;
  const share = `${tally[READY] ?? 0} of ${offered} ready`;
  const hidden = state !== "unknown" && unknown > 0 ? `${unknown} unknown` : "";
  return [why, share, hidden].filter(Boolean).join(", ");
}
