import type { State } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";
import { STATE_WORD } from "@/lib/domain/words/states";
import type { Filtered } from "./filters";

/** What part of a state's cells is a whole Region's: "120 Pending, 98 of them ap-southeast-4". Null where none is. */
export function wholeText(
  { counts, wholeRegions }: Pick<Filtered, "counts" | "wholeRegions">,
  state: State,
): string | null {
  const own = wholeRegions.filter((whole) => whole.state === state);
  if (own.length === 0) return null;
  const cells = own.reduce((sum, whole) => sum + whole.cells, 0);
  const all = `${figure(counts[state])} ${STATE_WORD[state]}`;
  const part = cells === counts[state] ? "all" : figure(cells);
  return `${all}, ${part} of them ${own.map(({ region }) => region).join(" and ")}`;
}
