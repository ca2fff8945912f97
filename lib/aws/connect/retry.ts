import type { Fault } from "@/lib/domain/facts/fault";

export const ATTEMPTS_MAX = 3;
const BASE_MS = 100;
const THROTTLE_BASE_MS = 500;
const CAP_MS = 4_000;

export const isThrottle = (fault: Fault): boolean => fault.code === "ThrottlingException";

/** Full jitter, https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/ */
export function pauseMs(
  fault: Fault,
  at: { attempt: number; retryAfterMs: number | null; random: () => number },
): number {
  if (at.retryAfterMs !== null) return at.retryAfterMs;
  const base = isThrottle(fault) ? THROTTLE_BASE_MS : BASE_MS;
  return Math.floor(at.random() * Math.min(CAP_MS, base * 2 ** at.attempt));
}
