"use client";

import { useSyncExternalStore } from "react";
import type { EpochMs } from "@/lib/domain/time";
import { dateTimeText, isoTime, nearText } from "@/lib/domain/words/dates";
import { ageText, shortAgeText } from "@/lib/domain/words/durations";
import { onSecond, serverNowOr } from "@/lib/queries/server-clock";

/** Text that follows the server's clock second by second and renders anew only when it changes. */
export function useClockText(serverNow: EpochMs, textAt: (now: EpochMs) => string): string {
  return useSyncExternalStore(
    onSecond,
    () => textAt(serverNowOr(serverNow)),
    () => textAt(serverNow),
  );
}

type AgeProps = { at: EpochMs; serverNow: EpochMs; short?: boolean; className?: string };

/** How old something is, ticking. Both times are the server's. */
export function Age({ at, serverNow, short = false, className }: AgeProps) {
  const text = useClockText(serverNow, (now) => (short ? shortAgeText(at, now) : ageText(at, now)));
  return (
    <time dateTime={isoTime(at)} title={`${dateTimeText(at, serverNow)} UTC`} className={className}>
      {text}
    </time>
  );
}

type NearTimeProps = { at: EpochMs; serverNow: EpochMs; to?: "minute" | "second" | "exact" };

/** When it was, in UTC: a time of day as long as it is of today, and with its date from midnight on. */
export function NearTime({ at, serverNow, to = "minute" }: NearTimeProps) {
  const text = useClockText(serverNow, (now) => nearText(at, now, to));
  return <time dateTime={isoTime(at)}>{text}</time>;
}
