import { isFresh, lastGood, type Read, type Reading, type Source } from "@/lib/domain/facts/facts";
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
  if (isFresh(source.at, age)) return { ok: true, value, source };
  return { ok: false, fault: staleFault(source, age.now) };
}

const staleFault = ({ operation, at }: Source, now: EpochMs): Fault => ({
  code: "Stale",
  cause: null,
  owner: "wait",
  message:
    at > now
      ? "The last answer was stamped by a clock that was ahead."
      : "The last answer is too old to count on: no scan has renewed it in time.",
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
