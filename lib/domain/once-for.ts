/** Kept for one first argument; more come only where the others change and it does not. */
const KEPT_MAX = 4;

type Known<Args, T> = { args: Args; value: T };

/**
 * The same function, which works out each set of the very same arguments once, for as long as the first of them is
 * held: what accounts and regions have in common is then not only worked out but also kept once.
 */
export function onceFor<Args extends readonly [object, ...unknown[]], T>(
  work: (...args: Args) => T,
): (...args: Args) => T {
  const known = new WeakMap<object, Known<Args, T>[]>();
  return (...args) => {
    const own = known.get(args[0]) ?? [];
    const found = own.find((entry) => entry.args.every((arg, place) => arg === args[place]));
    if (found) return found.value;
    const value = work(...args);
    known.set(args[0], [{ args, value }, ...own.slice(0, KEPT_MAX - 1)]);
    return value;
  };
}
