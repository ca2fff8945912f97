/** Where each of a line of items begins, in CSS pixels from the first, and at last where all of them end. */
export type Starts = readonly number[];

export function startsOf(sizes: readonly number[]): Starts {
  const starts = [0];
  let end = 0;
  for (const size of sizes) {
    end += size;
    starts.push(end);
  }
  return starts;
}

export const endOf = (starts: Starts): number => starts.at(-1) ?? 0;

/** Items from `first` up to `end`, which is none of them any more. */
export type Range = { first: number; end: number };
type Sight = {
  /** Where sight begins; below 0 where it begins before the first item. */
  from: number;
  /** How much is seen. */
  room: number;
  /** Items around those in sight. */
  more: number;
};

/** Which items are in sight, with some around. Past the end, where a list grew shorter, sight is as the browser will have it: at the end. */
export function rangeInSight(starts: Starts, { from, room, more }: Sight): Range {
  const count = starts.length - 1;
  const top = Math.min(from, endOf(starts) - room);
  const first = lastAtMost(starts, top);
  const last = lastAtMost(starts, Math.max(top, top + room - 1));
  return { first: Math.max(0, first - more), end: Math.min(count, last + 1 + more) };
}

/** The last item that begins at a place or before it. */
function lastAtMost(starts: Starts, place: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The items of a range from first to last, and the one that is always kept; -1: none is. */
export function itemsOf({ first, end }: Range, { keep, count }: { keep: number; count: number }) {
  const items = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (keep < 0 || keep >= count || (keep >= first && keep < end)) return items;
  return keep < first ? [keep, ...items] : [...items, keep];
}

type Edges = {
  /** Where the scroller stands. */
  at: number;
  /** What it shows, with what sticks. */
  room: number;
  /** What sticks at its start, before the first item. */
  before: number;
  /** What is kept free at its end. */
  after: number;
};

/** Where to scroll so that an item is in full sight; where it is already, nowhere else. */
export function placeInSight(
  starts: Starts,
  item: number,
  { at, room, before, after }: Edges,
): number {
  const start = starts[item] ?? 0;
  const end = before + (starts[item + 1] ?? start) + after - room;
  if (end > at) return end;
  return Math.min(start, at);
}
