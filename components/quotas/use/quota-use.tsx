import { LowMark } from "@/components/quotas/low-mark";
import { HourLine } from "@/components/quotas/use/hour-line";
import { Sub } from "@/components/ui/table";
import type { EpochMs } from "@/lib/domain/time";
import type { QuotaUse } from "@/lib/domain/usage/of-quota";
import { briefUse, peakSentence, SETTLED_TEXT, throttledSentence } from "@/lib/domain/usage/words";

/** Beside an applied value: its busiest minute, and what was throttled. */
export function UseBrief({ use }: { use: QuotaUse }) {
  const wasThrottled = use.throttled.status === "seen" && use.throttled.value > 0;
  return (
    <Sub>
      {wasThrottled && (
        <span className="mr-1 inline-block align-[-1px]">
          <LowMark />
        </span>
      )}
      {briefUse(use)}
    </Sub>
  );
}

/** The last 24 hours of one quota. */
export function UseDetail({ use, serverNow }: { use: QuotaUse; serverNow: EpochMs }) {
  const { tokens, calledBy } = use;
  return (
    <div className="grid gap-1">
      {tokens.status === "seen" && <HourLine use={tokens.value} from={use.from} />}
      <p>
        {peakSentence(use, serverNow)} {throttledSentence(use)}
      </p>
      {calledBy.length > 0 && (
        <p className="text-xs break-words text-ink-3">Called as {calledBy.join(", ")}.</p>
      )}
      <p className="text-xs text-ink-3">{SETTLED_TEXT}</p>
    </div>
  );
}
