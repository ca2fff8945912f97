import {
  type AccountFacts,
  type AccountPatch,
  type Availability,
  type ListKey,
  lastGood,
  NEVER,
  NO_ACCOUNT_FACTS,
  type Read,
  type Reading,
  type RegionFactsOf,
  type RegionLists,
} from "./facts";
import type { Fault } from "./fault";

/**
 * Joins two readings of the same thing. The later attempt decides, by our own count and by nobody's clock: a newer answer
 * replaces, a newer failure keeps the newest good value as `last`, `never` changes nothing. The outcome is the same in
 * whichever order attempts arrive; an answer and a failure of the same attempt count as answered.
 */
export function mergeReading<T>(old: Reading<T>, next: Reading<T>): Reading<T> {
  const good = newer([goodOf(old), goodOf(next)], (read) => attemptOf(read.source));
  const fault = newer([faultOf(old), faultOf(next)], attemptOf);
  if (fault && (!good || attemptOf(fault) > attemptOf(good.source)))
    return { status: "failed", fault, last: good };
  return good ? { status: "read", ...good } : NEVER;
}

/**
 * Joins what is known of an account with what one visit read of it; what the visit did not read stays. Facts of two
 * accounts behind one set of credentials are never mixed: the account that was identified last stands alone, and what
 * comes late of the other is dropped.
 */
export function mergeAccountFacts(old: AccountFacts, patch: AccountPatch): AccountFacts {
  const was = goodOf(old.identity);
  const is = goodOf(patch.facts.identity ?? NEVER);
  const accountId = is?.value.accountId ?? patch.accountId;
  if (accountId === null) {
    const { identity, clockOffsetMs } = patch.facts;
    return joined(old, { identity, clockOffsetMs });
  }
  if (!was || was.value.accountId === accountId) return joined(old, patch.facts);
  const isLater = is !== null && attemptOf(is.source) > attemptOf(was.source);
  return isLater ? joined(NO_ACCOUNT_FACTS, patch.facts) : old;
}

/** Of a patch, what is absent was not read. */
type Patch = { readonly [Key in keyof AccountFacts]?: AccountFacts[Key] | undefined };

function joined(old: AccountFacts, next: Patch): AccountFacts {
  return {
    identity: mergeReading(old.identity, next.identity ?? NEVER),
    regions: mergeReading(old.regions, next.regions ?? NEVER),
    agreements: mergeReading(old.agreements, next.agreements ?? NEVER),
    entitlements: mergeEach([old.entitlements, next.entitlements ?? {}], mergeReading),
    forms: mergeEach([old.forms, next.forms ?? {}], mergeReading),
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
    use: mergeReading(old.use, next.use),
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
  const merged = new Map(Object.entries(old));
  for (const [key, reading] of Object.entries(next)) {
    merged.set(key, merge(merged.get(key) ?? NEVER, reading));
  }
  return Object.fromEntries(merged);
}

function goodOf<T>(reading: Reading<T>): Read<T> | null {
  const good = lastGood(reading);
  return good && { value: good.value, source: good.source };
}

const faultOf = <T>(reading: Reading<T>): Fault | null =>
  reading.status === "failed" ? reading.fault : null;

/** What was kept before attempts were counted is older than whatever was. */
const attemptOf = ({ attempt = 0 }: { attempt?: number }): number => attempt;

/** The later of two; of the same attempt the one whose text sorts last, so that order does not matter. */
function newer<T extends object>(
  [a, b]: readonly [T | null, T | null],
  order: (item: T) => number,
): T | null {
  if (!a || !b) return a ?? b;
  if (order(a) !== order(b)) return order(a) > order(b) ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}
