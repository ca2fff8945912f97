import type { ReactNode } from "react";
import { WATCH_LOOK } from "@/components/pending/watch-look";
import type { PendingRow } from "@/lib/contracts/pending";
import type { EpochMs } from "@/lib/domain/time";
import { dateTimeText, nearText } from "@/lib/domain/words/dates";
import { durationText } from "@/lib/domain/words/durations";

type WatchDetailsProps = { row: PendingRow; serverNow: EpochMs };

/** What each poll said, what each Region says now, and earlier attempts; folded away until asked for. */
export function WatchDetails({ row, serverNow }: WatchDetailsProps) {
  const polls = row.history.reduce((sum, run) => sum + run.polls, 0);
  return (
    <details className="mt-1.5 text-sm text-ink-2">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        {polls === 0
          ? "Not polled yet"
          : `What ${polls === 1 ? "the poll" : `${polls} polls`} said`}
      </summary>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {row.history.toReversed().map((run) => (
          <Entry key={run.firstAt} term={spanOf(run, serverNow)}>
            <span className={run.failed ? "text-unknown-fg" : undefined}>
              {run.failed && "No answer: "}
              {run.says}
            </span>
            {run.polls > 1 && <span className="text-ink-3"> · {run.polls} polls</span>}
          </Entry>
        ))}
        {row.regions.map(({ region, agreement, seenAt }) => (
          <Entry key={region} term={region}>
            <span className="font-mono text-xs">{agreement ?? "not heard from yet"}</span>
            {seenAt !== null && <span className="text-ink-3"> at {clock(seenAt, serverNow)}</span>}
          </Entry>
        ))}
        <Entry term="Agreement">
          <span className="font-mono text-xs">
            {row.agreementId ?? "none found for this model"}
          </span>
        </Entry>
        <Entry term="Start">{startText(row, serverNow)}</Entry>
        {row.past.toReversed().map((attempt) => (
          <Entry key={attempt.startedAt} term="Before">
            {WATCH_LOOK[attempt.state].word} {dateTimeText(attempt.endedAt, serverNow)}, after{" "}
            {durationText(attempt.endedAt - attempt.startedAt)}
          </Entry>
        ))}
      </dl>
    </details>
  );
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function startText({ source, startedAt }: PendingRow, now: EpochMs): string {
  if (source === null) return clock(startedAt, now);
  return source === "acceptance"
    ? `${clock(startedAt, now)}, when the agreement was accepted`
    : `${clock(startedAt, now)}, when PENDING was first seen`;
}

const clock = (at: EpochMs, now: EpochMs): string => nearText(at, now, "second");

function spanOf({ firstAt, lastAt }: PendingRow["history"][number], now: EpochMs): string {
  const first = clock(firstAt, now);
  return firstAt === lastAt ? first : `${first} to ${clock(lastAt, now)}`;
}
