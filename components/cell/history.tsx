import { Section } from "@/components/cell/section";
import { Code } from "@/components/ui/code";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import type { CellView } from "@/lib/contracts/cell";
import { dateTimeText, isoTime } from "@/lib/domain/words/dates";

/** When the state or code changed, newest first. */
export function History({ cell }: { cell: CellView }) {
  return (
    <Section title="History">
      {cell.history.length === 0 && (
        <p className="text-ink-3">No change since it was first read.</p>
      )}
      <ol>
        {cell.history.map((entry) => (
          <li
            key={entry.at}
            className="grid grid-cols-[104px_12px_minmax(0,1fr)] items-baseline gap-2 py-[3px]"
          >
            <time dateTime={isoTime(entry.at)} className="text-xs whitespace-nowrap text-ink-3">
              {dateTimeText(entry.at, cell.serverNow)}
            </time>
            <StateMark state={entry.state} className="self-center" />
            <span>
              {STATE_LOOK[entry.state].word}
              {entry.code && (
                <>
                  , <Code>{entry.code}</Code>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
