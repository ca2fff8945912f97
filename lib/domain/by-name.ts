/**
 * The order of two names or ids: letters by the alphabet whatever their case, the rest by their codes, and never equal
 * unless they are the same. It needs no collation table, whose first use costs a browser some 30 ms, and is one order in
 * every language.
 */
export function byName(a: string, b: string): number {
  return compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
