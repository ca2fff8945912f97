import { ArrowRight, Plus } from "lucide-react";
import type { PastOfGrid } from "@/components/matrix/grid/grid-row";
import type { PastShown } from "@/components/past/use-past-view";
import { StateMark } from "@/components/ui/state-mark";
import { CHANGE_NAME, wasWord } from "@/lib/domain/grid/change-words";
import { type RowPair, ringAt } from "@/lib/domain/grid/past-view";
import type { ChangeClass } from "@/lib/domain/past/change";
import type { State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { STATE_WORD } from "@/lib/domain/words/states";

type Shown = Pick<PastShown, "base" | "changed" | "laid" | "pairs" | "shown">;

/** What changed, in the places of the grid: rings, grey for what is as before, then and now at a row's head, signs at columns. */
export function pastOfGrid({ base, changed, laid, pairs, shown }: Shown): PastOfGrid {
  const width = base.columns.length;
  const isRinged = (at: number) => changed.byPlace.has(at) && !changed.wholes.has(at % width);
  return {
    cell: (at, place) => {
      const cells = changed.byPlace.get(at);
      const row = Math.floor(at / width);
      const baseIndexOf = (index: number) => {
        const column = laid.columns[index];
        return column ? row * width + column.at : -1;
      };
      const ring = ringAt((index) => isRinged(baseIndexOf(index)), {
        index: place,
        geographyOf: (index) => base.columns[laid.columns[index]?.at ?? -1]?.geography,
      });
      const words = [...new Set((cells ?? []).map(wasWord))];
      return { ring, same: cells === undefined, was: words.length > 0 ? words.join(" or ") : null };
    },
    row: ({ row }) => {
      const pair = pairs.get(row);
      return pair ? <Pair pair={pair} /> : <span />;
    },
    column: (at) => {
      const change = changed.wholes.get(at);
      return change && <ColumnSign change={change} />;
    },
    corner: [changedRowsText(shown.changedRows, base.scope.by), "then, now"],
  };
}

export const changedRowsText = (rows: number, nouns: "models" | "accounts"): string =>
  `${rows} ${rows === 1 ? nouns.slice(0, -1) : nouns} changed`;

function Pair({ pair: { was, is, cells } }: { pair: RowPair }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs text-ink-2">
      <span className="inline-flex items-center gap-1 max-sm:hidden" aria-hidden>
        <StateMark state={was ?? "unknown"} />
        <ArrowRight className="size-2.5 text-ink-3" strokeWidth={1.75} />
      </span>
      <span aria-hidden>
        <StateMark state={is} />
      </span>
      <span aria-hidden className="ml-0.5 min-w-5 text-right max-sm:hidden">
        {figure(cells)}
      </span>
      <span className="sr-only">
        , {wordOf(was)} → {wordOf(is)}, {counted(cells, "cell")}
      </span>
    </span>
  );
}

const wordOf = (state: State | null): string => (state === null ? "not known" : STATE_WORD[state]);

/** `+` a Region that is new, `?` one that is no longer known; another change of a whole Region has the sign of its state. */
function ColumnSign({ change }: { change: ChangeClass }) {
  return (
    <>
      {change === "new" && <Plus aria-hidden className="size-3 text-ink-2" strokeWidth={2} />}
      {change === "lost" && <StateMark state="unknown" />}
      {change === "worse" && <StateMark state="blocked" />}
      {(change === "found" || change === "better") && <StateMark state="ready" />}
      <span className="sr-only">{CHANGE_NAME[change]}</span>
    </>
  );
}
