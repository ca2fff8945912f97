import type { Filtered, Filters } from "@/lib/domain/grid/filters";
import { wholeText } from "@/lib/domain/grid/whole-text";

type WholeLineProps = { filtered: Filtered; states: Filters["states"] };

/** Of the states that are chosen: what part of their cells is a whole Region's, which is drawn once at its head, or of accounts that could not be read. */
export function WholeLine({ filtered, states }: WholeLineProps) {
  const texts = states.flatMap((state) => wholeText(filtered, state) ?? []);
  if (texts.length === 0) return null;
  const isMarked = filtered.wholeRegions.some(({ state }) => states.includes(state));
  return (
    <p className="flex-none px-3 pb-2 text-sm text-ink-2 sm:px-5">
      {texts.join("; ")}.{isMarked && " A whole Region is marked at its head."}
    </p>
  );
}
