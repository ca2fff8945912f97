import type { EpochMs } from "@/lib/domain/time";
import { nearText } from "@/lib/domain/words/dates";
import { clockText } from "@/lib/domain/words/durations";

export type Clock = { startedAt: EpochMs; deadlineAt: EpochMs };

/** "6:10 left", then "7:10 over". */
export function leftText({ deadlineAt }: Clock, now: EpochMs): string {
  return now < deadlineAt
    ? `${clockText(deadlineAt - now)} left`
    : `${clockText(now - deadlineAt)} over`;
}

/** How much of the time is gone, from 0 to 1. */
export function goneShare({ startedAt, deadlineAt }: Clock, now: EpochMs): number {
  const share = (now - startedAt) / (deadlineAt - startedAt);
  return Math.min(1, Math.max(0, share));
}

/** Where the deadline stands on a rule from the start to now, or to the deadline while that lies ahead; in percent. */
export function deadlineShare({ startedAt, deadlineAt }: Clock, now: EpochMs): number {
  return now <= deadlineAt ? 1 : (deadlineAt - startedAt) / (now - startedAt);
}

/** "Next poll in 12 s", "Next poll 14:34:00" when it is more than two minutes away, "Asking AWS now". */
export function nextPollText(nextPollAt: EpochMs, now: EpochMs): string {
  const seconds = Math.ceil((nextPollAt - now) / 1_000);
  if (seconds <= 0) return "Asking AWS now";
  if (seconds <= 120) return `Next poll in ${seconds} s`;
  return `Next poll ${nearText(nextPollAt, now, "second")}`;
}
