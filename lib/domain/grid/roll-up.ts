import { groupBy } from "@/lib/domain/group-by";
import { worstOf } from "@/lib/domain/rollup";
import { STATES } from "@/lib/domain/state";
import type { CauseBook } from "./causes";
import type { FoldOf } from "./folded";
import {
  isShutRegion,
  type Look,
  letterOf,
  NO_CELL,
  offeredIn,
  placeOfState,
  type RouteLetter,
} from "./look";
import type { CellKind, MatrixColumn, MatrixSnapshot } from "./snapshot";

const READY = placeOfState("ready");
const UNKNOWN = placeOfState("unknown");

type RollUp = {
  snapshot: MatrixSnapshot;
  book: CauseBook;
  /** The columns of the accounts shown. */
  own: readonly MatrixColumn[];
  regions: readonly string[];
  fold: FoldOf;
};

/**
 * One grid out of many accounts: every cell takes the worst state that occurs, and says how many accounts are
 * ready and how many are unknown. A cause is named only when all cells of that state share it. An account that lets
 * nobody in is told of elsewhere: it adds to the unknown cells, and to nothing else where another account was read.
 */
export function rollUpColumns({ snapshot, book, own, regions, fold }: RollUp): {
  looks: readonly Look[];
  cells: Int32Array;
} {
  const { kinds, models } = snapshot;
  const looks: Look[] = [];
  const known = new Map<string, number>();
  const width = regions.length;
  const cells = new Int32Array(models.length * width).fill(NO_CELL);
  const shut = lockedAccounts(snapshot);
  const byRegion = groupBy(own, ({ region }) => region);
  regions.forEach((region, at) => {
    const all = byRegion.get(region) ?? [];
    const { open, locked } = rolledColumns(all, { fold, shut });
    const lists = open.map((column) => column.cells);
    const unknown = locked.length > 0 ? `,+${locked.length}` : "";
    for (let row = 0; row < models.length; row += 1) {
      const own = signature(lists, row);
      if (own === "") continue;
      const key = own + unknown;
      const found = known.get(key) ?? looks.push(rolledLook(key, { kinds, book })) - 1;
      known.set(key, found);
      cells[row * width + at] = found;
    }
  });
  return { looks, cells };
}

/** The accounts that let nobody in: nothing of them can be read. */
export const lockedAccounts = ({
  accounts,
}: Pick<MatrixSnapshot, "accounts">): ReadonlySet<string> =>
  new Set(accounts.flatMap(({ key, fault }) => (fault === null ? [] : [key])));

type Rolling = { fold: FoldOf; shut: ReadonlySet<string> };

/** Columns of one Region that a cell stands for, and those of accounts that let nobody in; all of them where no other is left. */
export function rolledColumns(
  all: readonly MatrixColumn[],
  { fold, shut }: Rolling,
): { open: readonly MatrixColumn[]; locked: readonly MatrixColumn[] } {
  const shown = all.filter((column) => fold(column) === null);
  const counted = shown.length > 0 ? shown : all;
  const open = counted.filter(({ account }) => !shut.has(account));
  if (open.length === 0) return { open: counted, locked: [] };
  return { open, locked: counted.filter(({ account }) => shut.has(account)) };
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
  const [own = "", lockedOut = "0"] = key.split(",+");
  const parts = own.split(",").flatMap((text): Part[] => {
    const [index = 0, count = 0] = text.split("x").map(Number);
    const kind = kinds[index];
    return kind ? [{ kind, cause: book.ofKind[index] ?? -1, count }] : [];
  });
  const tally = STATES.map(() => 0);
  let shut = 0;
  for (const { kind, count } of parts) {
    const place = placeOfState(kind.state);
    tally[place] = (tally[place] ?? 0) + count;
    if (isShutRegion(kind)) shut += count;
  }
  const state = worstOf((one) => (tally[placeOfState(one)] ?? 0) > 0);
  const worst = parts.filter(({ kind }) => kind.state === state);
  const cause = theOne(worst.map((part) => part.cause));
  tally[UNKNOWN] = (tally[UNKNOWN] ?? 0) + Number(lockedOut);
  const look: Look = {
    state,
    cause: cause ?? -1,
    causes: [...new Set(parts.map((part) => part.cause))].filter((one) => one >= 0),
    tally,
    shut,
    lockedOut: Number(lockedOut),
    title: "",
    letter: state === "ready" ? (theOne(worst.map(({ kind }) => letterOf(kind.routes))) ?? "") : "",
    weighty: parts.some(({ kind }) => kind.weighty),
    noted: worst.some(({ kind }) => kind.noted),
    routes: [...new Set(worst.flatMap(({ kind }) => kind.routes))],
    unread: worst.every(({ kind }) => kind.code === "NotReadYet"),
  };
  const why = cause === null ? "Several causes" : (book.causes[cause]?.title ?? "");
  return { ...look, title: titleOf(look, why) };
}

/** What all of them are; null where they differ. */
function theOne<T extends number | RouteLetter>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function titleOf(look: Look, why: string): string {
  const unknown = look.tally[UNKNOWN] ?? 0;
  const offered = offeredIn(look);
  const share = offered > 0 ? `${look.tally[READY] ?? 0} of ${offered} ready` : "";
  const rest = unknown > 0 ? `${unknown} unknown` : "";
  return [why, share, rest].filter(Boolean).join(", ");
}
