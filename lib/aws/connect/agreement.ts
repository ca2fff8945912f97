/** A range that a value lies in, both ends included. */
export type Interval = { low: number; high: number };

/**
 * Where most intervals overlap, and how many do; of several such places the one nearest to `near`. Marzullo's algorithm,
 * by which NTP tells good clocks from bad ones: https://www.rfc-editor.org/rfc/rfc5905#section-11.2.1
 */
export function agreement(
  intervals: readonly Interval[],
  near: number,
): Interval & { votes: number } {
  const edges = intervals
    .flatMap(({ low, high }) => [
      { at: low, begins: true },
      { at: high, begins: false },
    ])
    .toSorted((a, b) => a.at - b.at || Number(b.begins) - Number(a.begins));
  let best: Interval & { votes: number } = { low: near, high: near, votes: 0 };
  let votes = 0;
  for (const [place, { at, begins }] of edges.entries()) {
    votes += begins ? 1 : -1;
    const next = edges[place + 1];
    if (!begins || next === undefined || votes < best.votes) continue;
    const found = { low: at, high: next.at, votes };
    if (votes > best.votes || distance(found, near) < distance(best, near)) best = found;
  }
  return best;
}

const distance = ({ low, high }: Interval, near: number): number =>
  Math.max(0, low - near, near - high);
