"use client";

import { ClockRing } from "@/components/pending/clock-ring";
import { ClockRule } from "@/components/pending/clock-rule";
import { nextPollText } from "@/components/pending/clock-words";
import { DismissButton, SupportTextButton } from "@/components/pending/row-actions";
import { WatchDetails } from "@/components/pending/watch-details";
import { WATCH_LOOK } from "@/components/pending/watch-look";
import { Age, useClockText } from "@/components/ui/age";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { PendingRow } from "@/lib/contracts/pending";
import type { EpochMs } from "@/lib/domain/time";
import { Trouble } from "./poll-fault";
import { What } from "./watch-subject";

type FlightRowProps = { row: PendingRow; serverNow: EpochMs };

/** One agreement in flight: its clock, what happens next, and when AWS is asked again. */
export function FlightRow({ row, serverNow }: FlightRowProps) {
  const look = WATCH_LOOK[row.state];
  return (
    <Tr>
      <Td>
        <What row={row} />
      </Td>
      <Td>
        <StateText state={look.state}>{look.word}</StateText>
        <Sub mono>{row.code}</Sub>
      </Td>
      <Td className="max-sm:col-span-2">
        <ClockRule clock={row} serverNow={serverNow} />
      </Td>
      <Td className="max-sm:col-span-2">
        <ClockRing clock={row} serverNow={serverNow} />
      </Td>
      <Td className="max-sm:col-span-2">
        <p>{row.sentence}</p>
        <Trouble row={row} serverNow={serverNow} />
        <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <SupportTextButton row={row} />
          <DismissButton row={row} />
          <span className="text-ink-3">
            {row.nextPollAt !== null && <NextPoll at={row.nextPollAt} serverNow={serverNow} />}
            {row.lastPollAt !== null && (
              <>
                {". Asked "}
                <Age at={row.lastPollAt} serverNow={serverNow} />
              </>
            )}
          </span>
        </div>
        <WatchDetails row={row} serverNow={serverNow} />
      </Td>
    </Tr>
  );
}

function NextPoll({ at, serverNow }: { at: EpochMs; serverNow: EpochMs }) {
  return useClockText(serverNow, (now) => nextPollText(at, now));
}
