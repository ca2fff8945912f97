import type { Reading, RegionFacts } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";

/** What came of the calls of a scan, by operation, by the last readings. */
export type CallsInShort = {
  answered: readonly string[];
  /** By operation and cause: how many were refused, and the newest of them. */
  denied: readonly { fault: Fault; calls: number }[];
};

/** Calls that were refused for want of a permission stand apart from those that failed otherwise, which say nothing of it. */
export function callsInShort(readings: readonly Reading<unknown>[]): CallsInShort {
  const answered = new Set<string>();
  const denied = new Map<string, { fault: Fault; calls: number }>();
  for (const reading of readings) {
    if (reading.status === "read") answered.add(reading.source.operation);
    if (reading.status !== "failed" || reading.fault.operation === null) continue;
    if (reading.fault.code !== "AccessDeniedException") continue;
    const { fault } = reading;
    const key = JSON.stringify([fault.operation, fault.cause]);
    const known = denied.get(key);
    const newest = known && known.fault.attempt >= fault.attempt ? known.fault : fault;
    denied.set(key, { fault: newest, calls: (known?.calls ?? 0) + 1 });
  }
  return { answered: [...answered], denied: [...denied.values()] };
}

/** The calls of a Region. */
export function regionCalls({ availability, ...lists }: RegionFacts): CallsInShort {
  return callsInShort([...Object.values(lists), ...Object.values(availability)]);
}
