import fc from "fast-check";
import { type Availability, NEVER, type Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";

export const T0 = Date.UTC(2026, 0, 1);

export const fault = (at: number): Fault => ({
  code: "ThrottlingException",
  cause: null,
  owner: "wait",
  message: "Too many requests",
  operation: "Op",
  requestId: null,
  httpStatus: 429,
  at,
  attempt: at,
});
export const source = (at: number) => ({ operation: "Op", requestId: null, at, attempt: at });
export const read = <T>(value: T, at: number): Reading<T> => ({
  status: "read",
  value,
  source: source(at),
});
export const failed = (at: number): Reading<never> => ({
  status: "failed",
  fault: fault(at),
  last: null,
});
export const failedWith = <T>(at: number, value: T, readAt: number): Reading<T> => ({
  status: "failed",
  fault: fault(at),
  last: { value, source: source(readAt) },
});

export const attempt = fc.oneof(
  fc.constant<Reading<string>>(NEVER),
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(20)).map(([value, at]) => read(value, T0 + at)),
  fc.nat(20).map((at): Reading<string> => failed(T0 + at)),
  fc
    .tuple(fc.nat(20), fc.nat(20))
    .map(([at, before]) => failedWith(T0 + at, `v${at}`, T0 + at - before - 1)),
);

export const availability = (
  agreement: string,
  pendingSince: number | null = null,
): Availability => ({
  agreement,
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince,
});
