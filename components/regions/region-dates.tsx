import { Code } from "@/components/ui/code";
import { Unbroken } from "@/components/ui/unbroken";
import type { LifecycleDate, RegionFault } from "@/lib/domain/review/types";
import type { EpochMs } from "@/lib/domain/time";
import { dateText } from "@/lib/domain/words/dates";
import { ageText } from "@/lib/domain/words/durations";
import { asSentence } from "@/lib/domain/words/sentence";

const WHAT = {
  legacy: "legacy",
  "extended-access": "extended access",
  "end-of-life": "end of life",
} as const satisfies Record<LifecycleDate["what"], string>;

type LifecycleListProps = { dates: readonly LifecycleDate[] | null; serverNow: EpochMs };

/** Dates that AWS gives for the models listed here, those of required models first. */
export function LifecycleList({ dates, serverNow }: LifecycleListProps) {
  if (!dates) return <p className="text-ink-2">The model list could not be read.</p>;
  if (dates.length === 0) return <p className="text-ink-2">AWS names no date.</p>;
  return (
    <ul>
      {dates.map(({ modelId, name, what, at, past, required }) => (
        <li
          key={`${modelId}~${what}`}
          className="flex justify-between gap-4 border-b border-line py-1.5"
        >
          <span className="min-w-0">
            {name}
            {required && <span className="ml-1.5 text-xs text-ink-3">required</span>}
          </span>
          <span className={past ? "text-right text-ink-3" : "text-right"}>
            {WHAT[what]} {past ? "since" : ""} {dateText(at, serverNow)}
          </span>
        </li>
      ))}
    </ul>
  );
}

type FaultListProps = { faults: readonly RegionFault[]; serverNow: EpochMs };

export function FaultList({ faults, serverNow }: FaultListProps) {
  return (
    <ul>
      {faults.map(({ what, fault, lastReadAt }) => (
        <li key={what} className="border-b border-line py-2">
          <span className="font-medium">{what}</span> <Code>{fault.code}</Code>
          <span className="block text-sm break-words text-ink-2">
            <Unbroken>{asSentence(fault.message)}</Unbroken>
          </span>
          <span className="block text-xs text-ink-3">
            {lastReadAt === null ? "never read" : `last read ${ageText(lastReadAt, serverNow)}`}
            {fault.requestId && (
              <>
                , request <Code className="break-all">{fault.requestId}</Code>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
