import type { CauseBook } from "@/components/matrix/model/causes";
import { type Look, letterOf, NO_CELL, type RouteLetter } from "@/components/matrix/model/look";
import { ROLLUP_ORDER } from "@/lib/domain/rollup";
import { STATES, type State } from "@/lib/domain/state";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

const STATE_INDEX = new Map<State, number>(STATES.map((state, index) => [state, index]));
const indexOf = (state: State): number => STATE_INDEX.get(state) ?? 0;
const READY = indexOf("ready");
const NOT_OFFERED = indexOf("not_offered");
const WORST_FIRST = [...ROLLUP_ORDER, "not_offered" as const].map(indexOf);

const NO_CAUSE = -1;
const SEVERAL = -2;
const LETTERS: readonly RouteLetter[] = ["", "G", "W", "P"];

type RollUp = { snapshot: MatrixSnapshot; book: CauseBook; regions: readonly string[] };

/** What is asked of a kind for every cell, as small numbers, so that 100,000 cells cost no objects. */
type Digest = {
  state: Int32Array;
  cause: Int32Array;
  letter: Int32Array;
  /** Bits of `routeNames`. */
  routes: Float64Array;
  noted: Uint8Array;
  unread: Uint8Array;
  routeNames: readonly string[];
};

/**
 * One grid out of many accounts: every cell takes the worst state that occurs, and says how many accounts are
 * ready. A cause is named only when all cells of that state share it.
 */
export function rollUpColumns({ snapshot, book, regions }: RollUp): {
  looks: readonly Look[];
  cells: Int32Array;
} {
  const digest = digestKinds(snapshot, book);
  const looks: Look[] = [];
  const known = new Map<string, number>();
  const width = regions.length;
  const cells = new Int32Array(snapshot.models.length * width).fill(NO_CELL);
  const counts = new Int32Array(STATES.length);

  regions.forEach((region, at) => {
    const all = snapshot.columns.filter((column) => column.region === region);
    const served = all.filter((column) => !column.noEndpoint);
    const lists = (served.length > 0 ? served : all).map((column) => column.cells);
    for (let row = 0; row < snapshot.models.length; row += 1) {
      countStates({ lists, row, digest, counts });
      const worst = WORST_FIRST.find((state) => (counts[state] ?? 0) > 0);
      if (worst === undefined) continue;
      const seen = inspect({ lists, row, worst, digest });
      const key = `${worst}~${seen.cause}~${seen.letter}~${seen.noted}~${seen.unread}~${seen.routes}~${counts.join()}`;
      const found =
        known.get(key) ?? looks.push(rolledLook({ worst, counts, seen, book, digest })) - 1;
      known.set(key, found);
      cells[row * width + at] = found;
    }
  });
  return { looks, cells };
}

function digestKinds({ kinds }: MatrixSnapshot, book: CauseBook): Digest {
  const routeNames = [...new Set(kinds.flatMap((kind) => kind.routes))];
  const bits = (routes: readonly string[]) =>
    routes.reduce((sum, route) => sum + 2 ** routeNames.indexOf(route), 0);
  return {
    state: Int32Array.from(kinds, (kind) => indexOf(kind.state)),
    cause: Int32Array.from(book.ofKind),
    letter: Int32Array.from(kinds, (kind) => LETTERS.indexOf(letterOf(kind.routes))),
    routes: Float64Array.from(kinds, (kind) => bits(kind.routes)),
    noted: Uint8Array.from(kinds, (kind) => Number(kind.noted)),
    unread: Uint8Array.from(kinds, (kind) => Number(kind.code === "NotReadYet")),
    routeNames,
  };
}

type AtRow = { lists: readonly (readonly number[])[]; row: number; digest: Digest };

function countStates({ lists, row, digest, counts }: AtRow & { counts: Int32Array }): void {
  counts.fill(0);
  for (const list of lists) {
    const state = digest.state[list[row] ?? NO_CELL];
    if (state !== undefined) counts[state] = (counts[state] ?? 0) + 1;
  }
}

/** Of the cells in the worst state. `letter` is an index into LETTERS, `routes` are bits. */
type Seen = { cause: number; letter: number; noted: number; unread: number; routes: number };

function inspect({ lists, row, worst, digest }: AtRow & { worst: number }): Seen {
  const seen: Seen = { cause: NO_CAUSE, letter: 0, noted: 0, unread: 1, routes: 0 };
  let first = true;
  for (const list of lists) {
    const kind = list[row] ?? NO_CELL;
    if (digest.state[kind] !== worst) continue;
    const cause = digest.cause[kind] ?? NO_CAUSE;
    const letter = digest.letter[kind] ?? 0;
    seen.cause = first || seen.cause === cause ? cause : SEVERAL;
    seen.letter = first || seen.letter === letter ? letter : 0;
    seen.noted |= digest.noted[kind] ?? 0;
    seen.unread &= digest.unread[kind] ?? 0;
    seen.routes = unite(seen.routes, digest.routes[kind] ?? 0);
    first = false;
  }
  return seen;
}

/** Union of two sets of bits, also past the 32 that JavaScript's own operator keeps. */
function unite(a: number, b: number): number {
  if (a === b) return a;
  const high = 2 ** 26;
  const low = (a % high) | (b % high);
  return (Math.floor(a / high) | Math.floor(b / high)) * high + low;
}

type Rolled = { worst: number; counts: Int32Array; seen: Seen; book: CauseBook; digest: Digest };

function rolledLook({ worst, counts, seen, book, digest }: Rolled): Look {
  const state: State = STATES[worst] ?? "unknown";
  const total = counts.reduce((sum, one) => sum + one, 0);
  const offered = total - (counts[NOT_OFFERED] ?? 0);
  const share = state === "not_offered" ? "" : `${counts[READY] ?? 0} of ${offered} ready`;
  const cause = seen.cause === SEVERAL ? NO_CAUSE : seen.cause;
  const why = seen.cause === SEVERAL ? "Several causes" : (book.causes[cause]?.title ?? "");
  return {
    state,
    cause,
    title: [why, share].filter(Boolean).join(", "),
    letter: state === "ready" ? (LETTERS[seen.letter] ?? "") : "",
    noted: seen.noted === 1,
    routes: digest.routeNames.filter((_name, bit) => Math.floor(seen.routes / 2 ** bit) % 2 === 1),
    unread: seen.unread === 1,
  };
}
