"use client";

import { type Clock, goneShare, leftText } from "@/components/pending/clock-words";
import { NearTime, useClockText } from "@/components/ui/age";
import type { EpochMs } from "@/lib/domain/time";

const RADIUS = 11;
const LENGTH = 2 * Math.PI * RADIUS;

type ClockRingProps = { clock: Clock; serverNow: EpochMs };

/** A ring that fills as the time goes by, and the time left in words. */
export function ClockRing({ clock, serverNow }: ClockRingProps) {
  const text = useClockText(serverNow, (now) => leftText(clock, now));
  const percent = useClockText(serverNow, (now) => (goneShare(clock, now) * 100).toFixed(1));
  return (
    <div className="flex items-center gap-2.5">
      <svg
        aria-hidden="true"
        viewBox="0 0 28 28"
        className="size-7 flex-none -rotate-90"
        data-s="pending"
      >
        <circle cx="14" cy="14" r={RADIUS} fill="none" strokeWidth="3" className="stroke-line" />
        <circle
          cx="14"
          cy="14"
          r={RADIUS}
          fill="none"
          strokeWidth="3"
          strokeDasharray={`${(LENGTH * Number(percent)) / 100} ${LENGTH}`}
          className="stroke-(--mark)"
        />
      </svg>
      <div>
        <span role="timer" className="block text-lg font-medium whitespace-nowrap">
          {text}
        </span>
        <span className="block text-xs whitespace-nowrap text-ink-3">
          since <NearTime at={clock.startedAt} serverNow={serverNow} to="second" />
        </span>
      </div>
    </div>
  );
}
