"use client";

import { type Clock, deadlineShare, goneShare } from "@/components/pending/clock-words";
import { useClockText } from "@/components/ui/age";
import type { EpochMs } from "@/lib/domain/time";
import { nearText, timeText } from "@/lib/domain/words/dates";

type ClockRuleProps = { clock: Clock; serverNow: EpochMs };

/** Start, now and deadline on one line; what is over the deadline is hatched. The ring beside it says the same in words. */
export function ClockRule({ clock, serverNow }: ClockRuleProps) {
  const due = useClockText(serverNow, (now) => percent(deadlineShare(clock, now)));
  const gone = useClockText(serverNow, (now) =>
    percent(goneShare(clock, now) * deadlineShare(clock, now)),
  );
  const nowText = useClockText(serverNow, (now) => timeText(now));
  const start = useClockText(serverNow, (now) => nearText(clock.startedAt, now));
  const deadline = useClockText(serverNow, (now) => nearText(clock.deadlineAt, now));
  const over = due !== "100.0%";
  return (
    <div aria-hidden="true" data-s="pending" className="w-full sm:max-w-[244px]">
      <div data-bar className="relative mt-2 h-[3px] bg-line">
        <i className="absolute inset-y-0 left-0 bg-(--mark)" style={{ width: gone }} />
        {over && (
          <i
            className="absolute inset-y-0 right-0 bg-[repeating-linear-gradient(135deg,var(--mark)_0_2px,transparent_2px_4px)]"
            style={{ left: due }}
          />
        )}
        <i
          className="absolute -top-1 h-[11px] w-px bg-ink"
          style={{ left: over ? due : "calc(100% - 1px)" }}
        />
      </div>
      <div className="mt-1.5 flex justify-between text-xs text-ink-3">
        <span>{start}</span>
        <span>{over ? deadline : `now ${nowText}`}</span>
        <span>{over ? `now ${nowText}` : deadline}</span>
      </div>
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
