import type { State } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";
import { STATE_WORD } from "@/lib/domain/words/states";
import type { Filtered } from "./filters";

/**
 * What part of a state's cells is a whole Region's, or of accounts that let nobody in: "120 Pending, 98 of them
 * ap-southeast-4". Null where none is.
 */
export function wholeText(
  { counts, wholeRegions, lockedOut }: Pick<Filtered, "counts" | "wholeRegions" | "lockedOut">,
  state: State,
): string | null {
  const own = wholeRegions.filter((whole) => whole.state === state);
  const partOf = (cells: number) => (cells === counts[state] ? "all" : figure(cells));
  const cells = own.reduce((sum, whole) => sum + whole.cells, 0);
  const locked = state === "unknown" ? lockedOut : 0;
  const parts = [
    ...(own.length > 0
      ? [`${partOf(cells)} of them ${own.map(({ region }) => region).join(" and ")}`]
      : []),
    ...(locked > 0 ? [`${partOf(locked)} of them in accounts that could not be read`] : []),
  ];
  if (parts.length === 0) return null;
  return [`${figure(counts[state])} ${STATE_WORD[state]}`, ...parts].join(", ");
}
