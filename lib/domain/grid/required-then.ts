import { cellText } from "@/lib/domain/cell-ref";
import type { State } from "@/lib/domain/state";
import { kindAt } from "./decode";
import { requiredColumns } from "./required";
import type { GridScope } from "./scope";
import type { MatrixSnapshot } from "./snapshot";
import type { TwoMatrices } from "./two-matrices";

/** Lines of what is required, a requirement's cell each, by what was known of them at two moments. */
export type RequiredThen = {
  lines: number;
  readyThen: number;
  readyNow: number;
  /** Of which it is not known what they were. */
  unknownThen: number;
};

/** Names the requirements of a cell. History keeps states alone: whether a route or a quota was enough is not known of then. */
export function requirementsOf(
  snapshot: MatrixSnapshot,
  scope: GridScope,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name } of snapshot.requirements) {
    for (const { column, rows } of requiredColumns(snapshot, { scope, requirements: [name] })) {
      for (const row of rows) {
        const key = cellText({ ...column, modelId: snapshot.models[row]?.modelId ?? "" });
        names.set(key, [...(names.get(key) ?? []), name]);
      }
    }
  }
  return names;
}

/** How many lines are ready at both moments. */
export function requiredThen({ was, is }: TwoMatrices, scope: GridScope): RequiredThen {
  const sum = { lines: 0, readyThen: 0, readyNow: 0, unknownThen: 0 };
  const before = new Map(is.columns.map((column, index) => [column, was.columns[index]]));
  for (const { name } of is.requirements) {
    for (const { column, rows } of requiredColumns(is, { scope, requirements: [name] })) {
      for (const row of rows) {
        const then = stateOf(was, before.get(column), row);
        sum.lines += 1;
        sum.readyThen += Number(then === "ready");
        sum.unknownThen += Number(then === "unknown");
        sum.readyNow += Number(stateOf(is, column, row) === "ready");
      }
    }
  }
  return sum;
}

const stateOf = (
  snapshot: MatrixSnapshot,
  column: MatrixSnapshot["columns"][number] | undefined,
  row: number,
): State | null => kindAt(snapshot, column, row)?.state ?? null;
