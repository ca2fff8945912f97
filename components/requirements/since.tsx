"use client";

import { useClockText } from "@/components/ui/age";
import type { EpochMs } from "@/lib/domain/time";
import { dateTimeText } from "@/lib/domain/words/dates";
import { shortAgeText } from "@/lib/domain/words/durations";

type SinceProps = { at: EpochMs | null; serverNow: EpochMs };

/** Since when a line stands as it does: the moment in UTC. */
export function Since({ at, serverNow }: SinceProps) {
  if (at === null) return <span className="text-ink-3">not known</span>;
  return dateTimeText(at, serverNow);
}

/** How long that is, ticking. */
export function SinceAge({ at, serverNow }: SinceProps & { at: EpochMs }) {
  return useClockText(serverNow, (now) => shortAgeText(at, now));
}
