import { causeKey } from "@/lib/domain/grid/cause-key";
import { groupBy } from "@/lib/domain/group-by";
import { LINE_STATES, type Line, type LineState, worstLine } from "./line";

/** What stands in the way of what is required: the lines that one step opens. */
export type RequiredCause = {
  key: string;
  state: LineState;
  title: string;
  lines: readonly Line[];
  /** Of the grid, where the cells' own cause is it; null: the cells are ready, or there are none. */
  cause: string | null;
};

/** Lines that do not hold by the step that opens them: the worst first, then those that hold up the most. */
export function requiredCauses(lines: readonly Line[]): readonly RequiredCause[] {
  const open = lines.filter(({ state }) => state !== "met");
  const groups = groupBy(open, ({ id, step }) => step?.key ?? id);
  return [...groups]
    .map(([key, own]): RequiredCause => {
      const state = worstLine(own);
      return { key, state, title: titleOf(own), lines: own, cause: causeOf(own) };
    })
    .sort(
      (a, b) =>
        LINE_STATES.indexOf(a.state) - LINE_STATES.indexOf(b.state) ||
        b.lines.length - a.lines.length,
    );
}

function titleOf(lines: readonly Line[]): string {
  const [first] = lines;
  if (!first?.reason) return "Not known";
  const regions = new Set(lines.flatMap(({ region }) => region ?? []));
  const where = regions.size === 1 ? ` in ${[...regions][0]}` : "";
  const quota = first.reason.about === "quota" && first.state === "short";
  return quota ? `${first.modelName} quota short${where}` : `${first.reason.title}${where}`;
}

function causeOf(lines: readonly Line[]): string | null {
  const keys = lines.map(({ cell, reason }) =>
    reason?.about === "cell" && cell !== null && cell !== "not_offered"
      ? causeKey({ state: cell, code: reason.code, cause: reason.cause })
      : null,
  );
  const [first] = keys;
  return first !== undefined && keys.every((key) => key === first) ? first : null;
}
