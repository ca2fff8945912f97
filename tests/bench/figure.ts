/** One row of the table: what was measured beside what it may be. `ok` null: there is no budget, or it can't be told. */
export type Measured = { what: string; measured: string; budget: string; ok: boolean | null };

/**
 * What one file of figures/ measures; `name` is what the command line calls it. One that takes files is given those
 * that follow its name.
 */
export type Figure = {
  name: string;
  takesFiles?: true;
  measure(files?: readonly string[]): Promise<readonly Measured[]>;
};

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
