import type { Reading, RegionFacts } from "@/lib/domain/facts";

/** Parts of facts that are equal, each kept once: most of what AWS says is the same in many regions and accounts. */
export type Pool = Map<string, object>;

const KEPT_MAX = 200_000;

export const createPool = (): Pool => new Map();

/** The same facts out of shared parts. A list that was not read again stays the very list of `before`. */
export function pooledFacts(
  pool: Pool,
  facts: RegionFacts,
  before: RegionFacts | null,
): RegionFacts {
  const list = <T extends object>(key: ListKey, reading: Reading<readonly T[]>) => {
    const old = before?.[key] as Reading<readonly T[]> | undefined;
    return old && sameRead(old, reading) ? old : pooledReading(pool, reading);
  };
  return {
    ...facts,
    models: list("models", facts.models),
    profiles: list("profiles", facts.profiles),
    quotas: list("quotas", facts.quotas),
    quotaDefaults: list("quotaDefaults", facts.quotaDefaults),
    quotaRequests: list("quotaRequests", facts.quotaRequests),
  };
}

/** The same items, each the first that was equal to it. */
export function pooled<T extends object>(pool: Pool, items: readonly T[]): readonly T[] {
  return items.map((item) => {
    const text = JSON.stringify(item);
    const known = pool.get(text);
    if (known) return known as T;
    if (pool.size >= KEPT_MAX) pool.clear();
    pool.set(text, item);
    return item;
  });
}

type ListKey = "models" | "profiles" | "quotas" | "quotaDefaults" | "quotaRequests";

const sameRead = (a: Reading<readonly unknown[]>, b: Reading<readonly unknown[]>): boolean =>
  a.status === "read" &&
  b.status === "read" &&
  a.source.at === b.source.at &&
  a.source.requestId === b.source.requestId &&
  a.value.length === b.value.length;

function pooledReading<T extends object>(
  pool: Pool,
  reading: Reading<readonly T[]>,
): Reading<readonly T[]> {
  if (reading.status === "never") return reading;
  if (reading.status === "read") return { ...reading, value: pooled(pool, reading.value) };
  const { last } = reading;
  return { ...reading, last: last && { ...last, value: pooled(pool, last.value) } };
}
