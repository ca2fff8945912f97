/** Values by name, each for as long as somebody holds it. */
export type Held<T extends object> = {
  get(name: string): T | null;
  /** Holds `value` from now on, and gives it. */
  hold(name: string, value: T): T;
};

/** Names whose values nobody holds any more are looked for when there are this many. */
const SWEEP_AT = 1_000;

export function createHeld<T extends object>(): Held<T> {
  const held = new Map<string, WeakRef<T>>();
  let sweepAt = SWEEP_AT;
  return {
    get: (name) => held.get(name)?.deref() ?? null,
    hold(name, value) {
      if (held.size >= sweepAt) {
        for (const [other, ref] of held) if (!ref.deref()) held.delete(other);
        sweepAt = Math.max(SWEEP_AT, 2 * held.size);
      }
      held.set(name, new WeakRef(value));
      return value;
    },
  };
}

/** Holds beside `held`, and nothing there until `keep`. */
export type Draft<T extends object> = Held<T> & { keep(): void };

export function draftOf<T extends object>(held: Held<T>): Draft<T> {
  const own = new Map<string, T>();
  return {
    get: (name) => own.get(name) ?? held.get(name),
    hold(name, value) {
      own.set(name, value);
      return value;
    },
    keep() {
      for (const [name, value] of own) held.hold(name, value);
    },
  };
}
