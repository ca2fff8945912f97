import { cellText } from "@/lib/domain/cell-ref";
import { groupBy } from "@/lib/domain/group-by";
import { onceFor } from "@/lib/domain/once-for";
import { judgeLine } from "./judge-line";
import { countLines, type Line, type LineRow, worstLine, worstLineFirst } from "./line";
import { type SinceOf, sinceOfLine } from "./line-since";
import { problemLine } from "./problem-line";
import type { JudgedRequirement, RequirementCell, RequirementWorld } from "./world";

/** Names a line over all requirements, and stays the same as long as the requirement does. */
export const lineId = ({
  requirement,
  account,
  region,
  modelName,
  modelId,
}: Pick<Line, "requirement" | "account" | "region" | "modelName" | "modelId">): string =>
  JSON.stringify([requirement, account, region, modelId ?? modelName]);

type Known = { world: RequirementWorld; since: SinceOf };

/**
 * A requirement as lines: one for each cell it asks for, and one for each problem that stands in the place of cells, so
 * that counts of lines are those of the judged requirement.
 */
export function linesOf(judged: JudgedRequirement, { world, since }: Known): readonly Line[] {
  const cells = cellsByKey(world.cells);
  const { requirement, problems } = judged;
  const lines = [
    ...judged.cells.flatMap((required) => {
      const cell = cells.get(cellText(required));
      return cell ? [judgeLine({ requirement, required, cell })] : [];
    }),
    ...problems.map((problem) => problemLine(requirement.name, problem)),
  ];
  return lines.map((line) => ({
    ...line,
    id: lineId(line),
    since: sinceOfLine(line, { requirement, since }),
  }));
}

const cellsByKey = onceFor(
  (cells: readonly RequirementCell[]): ReadonlyMap<string, RequirementCell> =>
    new Map(cells.map((cell) => [cellText(cell), cell])),
);

/** Lines by requirement, Region and account, each row with its worst line first; rows worst first. */
export function rowsOfLines(lines: readonly Line[]): readonly LineRow[] {
  const groups = groupBy(lines, ({ requirement, account, region }) =>
    JSON.stringify([requirement, account, region]),
  );
  const rows = [...groups].flatMap(([id, own]): LineRow[] => {
    const [first] = own;
    if (!first) return [];
    const { requirement, account, region } = first;
    const counts = countLines(own);
    const sorted = worstLineFirst(own);
    return [{ id, requirement, account, region, state: worstLine(own), counts, lines: sorted }];
  });
  return worstLineFirst(rows);
}

/** A requirement with its rows, by its worst line. */
export type RequirementLines = Pick<LineRow, "requirement" | "state" | "counts"> & {
  rows: readonly LineRow[];
};

/** Requirements by their worst line; those alike keep the order of the lines. */
export function byRequirement(lines: readonly Line[]): readonly RequirementLines[] {
  const groups = groupBy(lines, ({ requirement }) => requirement);
  const all = [...groups].map(([requirement, own]) => ({
    requirement,
    state: worstLine(own),
    counts: countLines(own),
    rows: rowsOfLines(own),
  }));
  return worstLineFirst(all);
}
