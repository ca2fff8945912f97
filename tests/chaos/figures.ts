declare module "vitest" {
  interface TaskMeta {
    /** What a test counted; the table of `npm run chaos` shows it. */
    figures?: Readonly<Record<string, number>>;
  }
}

/** What becomes of a count in the table: "10 kills, 7 sent". */
export const figuresText = (figures: Readonly<Record<string, number>>): string =>
  Object.entries(figures)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
