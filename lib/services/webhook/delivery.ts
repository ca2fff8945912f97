import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { StoredDelivery } from "@/lib/services/ports/stores";

/** How telling one notice goes; kept so that it is told once, whoever sends it. */
export type Delivery = Omit<StoredDelivery, "id" | "rev" | "updatedAt">;

/** A notice older than this is not told any more, whether it was tried before or not. */
export const TELL_WITHIN_MS = DAY_MS;

const WAITS_MS = [10 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS] as const;

/** How long to wait after the n-th attempt that failed, from 1. */
export function waitAfterMs(attempts: number): number {
  return WAITS_MS[Math.min(Math.max(attempts, 1), WAITS_MS.length) - 1] ?? HOUR_MS;
}

/** The delivery as it is written before an attempt: should the process end in it, the next comes only after the wait. */
export function claimed(
  before: Delivery | null,
  { noticeAt, now }: { noticeAt: EpochMs; now: EpochMs },
): Delivery {
  const attempts = (before?.attempts ?? 0) + 1;
  return {
    state: "waiting",
    attempts,
    noticeAt,
    nextTryAt: now + waitAfterMs(attempts),
    lastTryAt: now,
    problem: before?.problem ?? null,
  };
}

/** The delivery after its attempt; `problem` null: it was taken. */
export function settled(delivery: Delivery, problem: string | null): Delivery {
  if (problem === null) return { ...delivery, state: "done", problem: null };
  return isLate(delivery, delivery.nextTryAt)
    ? givenUp({ ...delivery, problem })
    : { ...delivery, state: "waiting", problem };
}

export const givenUp = (delivery: Delivery): Delivery => ({ ...delivery, state: "given-up" });

/** Whether telling it is too late by then. */
export const isLate = ({ noticeAt }: Pick<Delivery, "noticeAt">, now: EpochMs): boolean =>
  now - noticeAt > TELL_WITHIN_MS;

/** Two clocks that are right may be apart by this. */
const CLOCKS_APART_MS = 10 * MINUTE_MS;

/** One that is to wait longer than its attempts say was put off by a clock that was wrong. */
const isPutOff = ({ nextTryAt, attempts }: Delivery, now: EpochMs): boolean =>
  nextTryAt > now && nextTryAt <= now + waitAfterMs(attempts) + CLOCKS_APART_MS;

/** Whether a notice is to be sent now. */
export function isDue(
  delivery: Delivery | null,
  { noticeAt, now }: { noticeAt: EpochMs; now: EpochMs },
): boolean {
  if (isLate({ noticeAt }, now)) return false;
  return !delivery || (delivery.state === "waiting" && !isPutOff(delivery, now));
}
