/** One row of the table: what was measured beside what it may be. `ok` null: there is no budget, or it can't be told. */
export type Measured = { what: string; measured: string; budget: string; ok: boolean | null };

/**
 * What one file of figures/ measures; `name` is what the command line calls it. One that takes words is given those
 * that follow its name, once it has nothing against them.
 */
export type Figure = {
  name: string;
  /** What is wrong with words, said to whoever typed them; null: nothing is. Where it is absent no words are taken. */
  wrongIn?(words: readonly string[]): string | null;
  measure(words?: readonly string[]): Promise<readonly Measured[]>;
};

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
/** The middle one, which a moment in which the machine does something else does not move. */
export function medianOf(times: readonly number[]): number {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  if (middle === undefined) throw new Error("nothing was measured");
  return middle;
}

/** Which it is the middle one of. */
export const spread = (times: readonly number[]): string =>
  `median of ${times.map((ms) => ms.toFixed(0)).join(", ")}`;

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** A figure that may be no more than its budget. */
export const most = (
  what: string,
  measured: number,
  [max, unit]: readonly [number, string],
): Measured => ({
  what,
  measured: `${measured.toFixed(0)} ${unit}`,
  budget: `<= ${max} ${unit}`,
  ok: measured <= max,
});
