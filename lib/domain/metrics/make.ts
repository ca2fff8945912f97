import { SECOND_MS } from "@/lib/domain/time";
import type { Family } from "./text";

/** A gauge without labels; of what is not known, one without series. */
export const gauge = (name: string, help: string, value: number | null): Family => ({
  name,
  help,
  type: "gauge",
  samples: value === null ? [] : [{ labels: {}, value }],
});

/** A gauge with a series for each value of one label. */
export const gaugeBy = <Key extends string>(
  name: string,
  help: string,
  { label, values }: { label: string; values: Iterable<readonly [Key, number]> },
): Family => ({
  name,
  help,
  type: "gauge",
  samples: [...values].map(([key, value]) => ({ labels: { [label]: key }, value })),
});

/** How many there are of each of a closed list, those of which there are none among them. */
export function countEach<Key extends string>(
  keys: readonly Key[],
  found: Iterable<Key>,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>(keys.map((key) => [key, 0]));
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Prometheus counts in seconds. */
export const seconds = (ms: number | null): number | null => (ms === null ? null : ms / SECOND_MS);

export const yes = (is: boolean): number => (is ? 1 : 0);
