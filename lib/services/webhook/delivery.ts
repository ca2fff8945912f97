import { z } from "zod";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const Time = z.number().int();

/** How telling one notice goes; kept so that it is told once, whoever sends it. */
export const Delivery = z.object({
  version: z.literal(1),
  state: z.enum(["waiting", "done", "given-up"]),
  attempts: z.number().int().min(0),
  nextTryAt: Time,
  lastTryAt: Time.nullable(),
  problem: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A notice older than this when a webhook is first set up, or still undelivered, is not told any more. */
export const TELL_WITHIN_MS = DAY_MS;

const WAITS_MS = [10 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS] as const;

/** How long to wait after the n-th attempt that failed, from 1. */
export function waitAfterMs(attempts: number): number {
  return WAITS_MS[Math.min(Math.max(attempts, 1), WAITS_MS.length) - 1] ?? HOUR_MS;
}

/** The delivery as it is written before an attempt: should the process end in it, the next comes only after the wait. */
export function claimed(before: Delivery | null, now: EpochMs): Delivery {
  const attempts = (before?.attempts ?? 0) + 1;
  return {
    version: 1,
    state: "waiting",
    attempts,
    nextTryAt: now + waitAfterMs(attempts),
    lastTryAt: now,
    problem: before?.problem ?? null,
  };
}

/** The delivery after its attempt; `problem` null: it was taken. */
export function settled(
  delivery: Delivery,
  { problem, noticeAt }: { problem: string | null; noticeAt: EpochMs },
): Delivery {
  if (problem === null) return { ...delivery, state: "done", problem: null };
  const late = delivery.nextTryAt > noticeAt + TELL_WITHIN_MS;
  return { ...delivery, state: late ? "given-up" : "waiting", problem };
}

/** Whether a notice is to be sent now. */
export function isDue(
  delivery: Delivery | null,
  { noticeAt, now }: { noticeAt: EpochMs; now: EpochMs },
): boolean {
  if (!delivery) return now - noticeAt <= TELL_WITHIN_MS;
  return delivery.state === "waiting" && now >= delivery.nextTryAt;
}

export function parseDelivery(body: string): Delivery | null {
  try {
    return Delivery.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    // A damaged record counts as none: a notice told twice is better than one that is lost.
    return null;
  }
}
