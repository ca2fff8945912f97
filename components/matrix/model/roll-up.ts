import type { CauseBook } from "@/components/matrix/model/causes";
import { type Look, letterOf, NO_CELL, type RouteLetter } from "@/components/matrix/model/look";
import { rollUp } from "@/lib/domain/rollup";
import { STATES, type State } from "@/lib/domain/state";
import type { MatrixColumn, MatrixSnapshot } from "@/lib/domain/view/matrix";

const STATE_INDEX = new Map(STATES.map((state, index) => [state, index]));
const NOT_OFFERED = STATE_INDEX.get("not_offered") ?? 4;
const SEVERAL = -2;

type RollUp = { snapshot: MatrixSnapshot; book: CauseBook; regions: readonly string[] };

/**
 * One grid out of many accounts: every cell takes the worst state that occurs, and says how many accounts are
 * ready. A cause is named only when all cells of that state share it.
 */
export function rollUpColumns({ snapshot, book, regions }: RollUp): {
  looks: readonly Look[];
  cells: Int32Array;
} {
  const stateOfKind = snapshot.kinds.map((kind) => STATE_INDEX.get(kind.state) ?? 0);
  const letterOfKind = snapshot.kinds.map((kind) => letterOf(kind.routes));
  const looks: Look[] = [];
  const known = new Map<string, number>();
  const width = regions.length;
  const cells = new Int32Array(snapshot.models.length * width).fill(NO_CELL);
  const counts = new Int32Array(STATES.length);

  regions.forEach((region, at) => {
    const columns = snapshot.columns.filter(
      (column) => column.region === region && !column.noEndpoint,
    );
    const asked =
      columns.length > 0 ? columns : snapshot.columns.filter((c) => c.region === region);
    for (let row = 0; row < snapshot.models.length; row += 1) {
      counts.fill(0);
      for (const column of asked) {
        const kind = column.cells[row];
        if (kind !== undefined) count(counts, stateOfKind[kind]);
      }
      const worst = worstOf(counts);
      const seen = inspect({
        columns: asked,
        row,
        worst,
        stateOfKind,
        letterOfKind,
        book,
        snapshot,
      });
      const key = [worst, seen.cause, seen.letter, seen.noted, seen.routes, counts.join(",")].join(
        "~",
      );
      const found = known.get(key);
      if (found !== undefined) {
        cells[row * width + at] = found;
        continue;
      }
      known.set(key, looks.length);
      cells[row * width + at] = looks.push(rolledLook({ worst, counts, seen, book })) - 1;
    }
  });
  return { looks, cells };
}

function count(counts: Int32Array, state: number | undefined): void {
  if (state !== undefined) counts[state] = (counts[state] ?? 0) + 1;
}

function worstOf(counts: Int32Array): number {
  const present = STATES.filter((_state, index) => (counts[index] ?? 0) > 0);
  return STATE_INDEX.get(rollUp(present).state) ?? 0;
}

type Seen = { cause: number; letter: RouteLetter; noted: boolean; unread: boolean; routes: string };
type Inspect = {
  columns: readonly MatrixColumn[];
  row: number;
  worst: number;
  stateOfKind: readonly number[];
  letterOfKind: readonly RouteLetter[];
  book: CauseBook;
  snapshot: MatrixSnapshot;
};

function inspect({
  columns,
  row,
  worst,
  stateOfKind,
  letterOfKind,
  book,
  snapshot,
}: Inspect): Seen {
  const routes = new Set<string>();
  let cause: number | null = null;
  let letter: RouteLetter | null = null;
  let noted = false;
  let unread = true;
  for (const column of columns) {
    const kind = column.cells[row];
    if (kind === undefined || stateOfKind[kind] !== worst) continue;
    const own = book.ofKind[kind] ?? -1;
    cause = cause === null || cause === own ? own : SEVERAL;
    const its = letterOfKind[kind] ?? "";
    letter = letter === null || letter === its ? its : "";
    const full = snapshot.kinds[kind];
    noted ||= full?.noted ?? false;
    unread &&= full?.code === "NotReadYet";
    for (const route of full?.routes ?? []) routes.add(route);
  }
  return {
    cause: cause ?? -1,
    letter: STATES[worst] === "ready" ? (letter ?? "") : "",
    noted,
    unread: unread && columns.length > 0,
    routes: [...routes].sort().join(","),
  };
}

type Rolled = { worst: number; counts: Int32Array; seen: Seen; book: CauseBook };

function rolledLook({ worst, counts, seen, book }: Rolled): Look {
  const state: State = STATES[worst] ?? "unknown";
  const total = counts.reduce((sum, one) => sum + one, 0);
  const offered = total - (counts[NOT_OFFERED] ?? 0);
  const ready = counts[STATE_INDEX.get("ready") ?? 0] ?? 0;
  const cause = seen.cause === SEVERAL ? -1 : seen.cause;
  const why = seen.cause === SEVERAL ? "Several causes" : (book.causes[cause]?.title ?? "");
  const share = state === "not_offered" ? "" : `${ready} of ${offered} ready`;
  return {
    state,
    cause,
    title: [why, share].filter(Boolean).join(", "),
    letter: seen.letter,
    noted: seen.noted,
    routes: seen.routes ? seen.routes.split(",") : [],
    unread: seen.unread,
  };
}
