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
