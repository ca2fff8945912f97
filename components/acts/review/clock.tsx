"use client";

import { useClockText } from "@/components/ui/age";
import type { EpochMs } from "@/lib/domain/time";
import { MINUTE_MS } from "@/lib/domain/time";
import { secondText } from "@/lib/domain/words/dates";
import { clockText } from "@/lib/domain/words/durations";

/** How long a preview may be confirmed. */
const LASTS_MS = 10 * MINUTE_MS;

type ClockProps = { expiresAt: EpochMs; serverNow: EpochMs };

/** Whether the ten minutes are over, by the server's clock. */
export function useIsOver(expiresAt: EpochMs | null, serverNow: EpochMs): boolean {
  const over = useClockText(serverNow, (now) =>
    expiresAt !== null && now >= expiresAt ? "1" : "",
  );
  return over === "1";
}

const leftAt = (expiresAt: EpochMs) => (now: EpochMs) => clockText(expiresAt - now);

/** What is left, its end in words, and a rule that shrinks; read aloud once a minute and once ten seconds are left. */
export function ReviewClock({ expiresAt, serverNow }: ClockProps) {
  const left = useClockText(serverNow, leftAt(expiresAt));
  const share = useClockText(serverNow, (now) => String(shareAt(expiresAt, now)));
  return (
    <>
      <div className="mt-2.5 flex items-baseline justify-between gap-2 text-sm text-ink-2">
        <span>
          <b className="text-lg font-medium text-ink">{left}</b> left
        </span>
        <span>expires {secondText(expiresAt)} UTC</span>
      </div>
      <div
        role="timer"
        aria-label={`${left} left of 10 minutes`}
        data-bar
        className="mt-1.5 h-1 overflow-hidden rounded-full bg-selected"
      >
        <div className="h-full rounded-full bg-ink-2" style={{ width: `${share}%` }} />
      </div>
      <LastWords expiresAt={expiresAt} serverNow={serverNow} />
    </>
  );
}

const shareAt = (expiresAt: EpochMs, now: EpochMs): number =>
  Math.round(Math.min(1, Math.max(0, (expiresAt - now) / LASTS_MS)) * 1_000) / 10;

function LastWords({ expiresAt, serverNow }: ClockProps) {
  const said = useClockText(serverNow, (now) => {
    const seconds = Math.ceil((expiresAt - now) / 1_000);
    if (seconds > 60) return "";
    return seconds > 10 ? "One minute left." : "Ten seconds left.";
  });
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}

/** The same in one line under the title, on a page whose panel stands below the text. */
export function ClockLine({ expiresAt, serverNow }: ClockProps) {
  const left = useClockText(serverNow, leftAt(expiresAt));
  return (
    <p className="mt-2.5 flex items-baseline gap-2 text-sm text-ink-2 lg:hidden">
      <b className="font-medium text-ink">{left} left</b> expires {secondText(expiresAt)} UTC
    </p>
  );
}
