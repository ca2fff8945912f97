import { isFresh, lastGood, type Read, type Reading } from "@/lib/domain/facts/facts";
import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";

export type Current<T> = ({ ok: true } & Read<T>) | { ok: false; fault: Fault };

/** `staleAfterMs` null: a value never ages, as within one scan from the terminal. */
export type Age = { now: EpochMs; staleAfterMs: number | null };

/** What may be relied on now: a value of the last attempt that is not too old, else the reason why not. */
export function current<T>(reading: Reading<T> | undefined, age: Age): Current<T> {
  if (!reading || reading.status === "never") return { ok: false, fault: NOT_READ_YET };
  if (reading.status === "failed") return { ok: false, fault: reading.fault };
  const { source, value } = reading;
  if (
    age.staleAfterMs !== null &&
    !isFresh(source.at, { now: age.now, staleAfterMs: age.staleAfterMs })
  ) {
    return { ok: false, fault: staleFault(source.operation, source.at) };
  }
  return { ok: true, value, source };
}

const staleFault = (operation: string, at: EpochMs): Fault => ({
  code: "Stale",
  cause: null,
  owner: "wait",
  message: "The last answer is too old to count on: no scan has renewed it in time.",
  operation,
  requestId: null,
  httpStatus: null,
  at,
  attempt: 0,
});

/** A reading as it was when it last succeeded, for "last known". */
export function asLastGood<T>(reading: Reading<T>): Reading<T> {
  const good = lastGood(reading);
  return good ? { status: "read", value: good.value, source: good.source } : reading;
}
