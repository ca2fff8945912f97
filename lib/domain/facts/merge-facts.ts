import {
  type AccountFacts,
  type Availability,
  type ListKey,
  lastGood,
  NEVER,
  type Read,
  type Reading,
  type RegionFactsOf,
  type RegionLists,
} from "./facts";
import type { Fault } from "./fault";

/**
 * Joins two readings of the same thing. The newer attempt decides: a newer answer replaces, a newer failure keeps the
 * newest good value as `last`, `never` changes nothing. The outcome is the same in whichever order attempts arrive;
 * an answer and a failure of the same millisecond count as answered.
 */
export function mergeReading<T>(old: Reading<T>, next: Reading<T>): Reading<T> {
  const good = newer([goodOf(old), goodOf(next)], (read) => read.source.at);
  const fault = newer([faultOf(old), faultOf(next)], (failure) => failure.at);
  if (fault && (!good || fault.at > good.source.at)) return { status: "failed", fault, last: good };
  return good ? { status: "read", ...good } : NEVER;
}

/**
 * Joins what is known of an account. Keys absent from `next` are kept. Facts of two different accounts behind one set
 * of credentials are never mixed: then the newer identity's facts stand alone.
 */
export function mergeAccountFacts(old: AccountFacts, next: AccountFacts): AccountFacts {
  const was = goodOf(old.identity);
  const is = goodOf(next.identity);
  if (was && is && was.value.accountId !== is.value.accountId) {
    return newer([was, is], (read) => read.source.at) === was ? old : next;
  }
  return {
    identity: mergeReading(old.identity, next.identity),
    regions: mergeReading(old.regions, next.regions),
    agreements: mergeReading(old.agreements, next.agreements),
    entitlements: mergeEach([old.entitlements, next.entitlements], mergeReading),
    forms: mergeEach([old.forms, next.forms], mergeReading),
    clockOffsetMs: next.clockOffsetMs ?? old.clockOffsetMs,
  };
}

/** Joins what is known of a region, reading by reading. Models absent from `next.availability` are kept. */
export function mergeRegionFacts<Lists extends Record<ListKey, unknown> = RegionLists>(
  old: RegionFactsOf<Lists>,
  next: RegionFactsOf<Lists>,
): RegionFactsOf<Lists> {
  return {
    models: mergeReading(old.models, next.models),
    profiles: mergeReading(old.profiles, next.profiles),
    provisioned: mergeReading(old.provisioned, next.provisioned),
    availability: mergeEach([old.availability, next.availability], mergeAvailability),
    dataRetention: mergeReading(old.dataRetention, next.dataRetention),
    quotas: mergeReading(old.quotas, next.quotas),
    quotaDefaults: mergeReading(old.quotaDefaults, next.quotaDefaults),
    quotaRequests: mergeReading(old.quotaRequests, next.quotaRequests),
  };
}

function mergeAvailability(
  old: Reading<Availability>,
  next: Reading<Availability>,
): Reading<Availability> {
  const merged = mergeReading(old, next);
  if (merged.status === "never") return merged;
  if (merged.status === "read") return { ...merged, ...withPendingSince(merged, [old, next]) };
  return { ...merged, last: merged.last && withPendingSince(merged.last, [old, next]) };
}

/** PENDING began at the earliest sighting that no other answer came after; any other answer has no beginning. */
function withPendingSince(
  newest: Read<Availability>,
  readings: readonly Reading<Availability>[],
): Read<Availability> {
  const { value, source } = newest;
  if (value.agreement !== "PENDING") return { value: { ...value, pendingSince: null }, source };
  const reads = readings.map(goodOf).filter((read) => read !== null);
  const pending = reads.filter((read) => read.value.agreement === "PENDING");
  const others = reads.filter((read) => read.value.agreement !== "PENDING");
  const brokenAt = Math.max(...others.map((read) => read.source.at));
  const unbroken = pending
    .map((read) => read.value.pendingSince ?? read.source.at)
    .filter((at) => at > brokenAt);
  return { value: { ...value, pendingSince: Math.min(source.at, ...unbroken) }, source };
}

type ByKey<T> = Readonly<Record<string, Reading<T>>>;

function mergeEach<T>(
  [old, next]: readonly [ByKey<T>, ByKey<T>],
  merge: (old: Reading<T>, next: Reading<T>) => Reading<T>,
): ByKey<T> {
  const merged: Record<string, Reading<T>> = { ...old };
  for (const [key, reading] of Object.entries(next)) {
    merged[key] = merge(old[key] ?? NEVER, reading);
  }
  return merged;
}

function goodOf<T>(reading: Reading<T>): Read<T> | null {
  const good = lastGood(reading);
  return good && { value: good.value, source: good.source };
}

const faultOf = <T>(reading: Reading<T>): Fault | null =>
  reading.status === "failed" ? reading.fault : null;

/** The later of two; of the same millisecond the one whose text sorts last, so that order does not matter. */
function newer<T extends object>(
  [a, b]: readonly [T | null, T | null],
  at: (item: T) => number,
): T | null {
  if (!a || !b) return a ?? b;
  if (at(a) !== at(b)) return at(a) > at(b) ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}
