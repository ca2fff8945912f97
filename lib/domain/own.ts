/**
 * A record's own value under a key that comes from outside, as an id of AWS does. Every object has a `constructor` and a
 * `toString`, which are none of its entries.
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
