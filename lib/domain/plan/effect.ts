import type { Opening, PlanCause } from "./types";

/** What opens once causes are removed. */
export type Effect = { cells: number; lines: number };

/** What opens once all of these are removed: cells and required lines that nothing else keeps shut. */
export function effectOf(openings: readonly Opening[], picked: ReadonlySet<string>): Effect {
  const open = openings.filter(({ causes }) => causes.every((id) => picked.has(id)));
  return {
    cells: open.reduce((sum, { cells }) => sum + cells, 0),
    lines: open.reduce((sum, { lines }) => sum + lines, 0),
  };
}

/** What one cause decides and does not open by itself, with the causes that stand behind it. */
export type Behind = { needs: readonly string[]; cells: number; models: readonly string[] };

export function behind(
  openings: readonly Opening[],
  { id }: Pick<PlanCause, "id">,
): readonly Behind[] {
  return openings.flatMap(({ causes: [first, ...needs], cells, models }): Behind[] =>
    first === id && needs.length > 0 && cells > 0 ? [{ needs, cells, models }] : [],
  );
}
