import { networkOf } from "@/lib/domain/access/network-of";
import { type Tries, type TryLimit, tryOnce } from "@/lib/domain/access/try-limit";
import { type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { StoredSession, StoredToken } from "@/lib/services/ports/people";

/** For so long what was read of a session or token is believed without another read. */
const BELIEVED_MS = 10 * SECOND_MS;
const HELD_MAX = 5_000;

export type Held<T> = {
  /** What was read lately, or else what `read` gives. */
  get(id: string, read: () => Promise<T | null>): Promise<T | null>;
  forget(id: string): void;
};

export const DOOR_LIMITS = {
  /** Sign-ins begun, by one address. */
  begun: { tries: 30, withinMs: MINUTE_MS },
  /** And by all together. */
  begunByAll: { tries: 300, withinMs: MINUTE_MS },
  /** Sign-ins and links that failed, by one address. */
  failed: { tries: 10, withinMs: 5 * MINUTE_MS },
  /** Tokens and ends told by a provider that were refused, by one address. */
  refused: { tries: 20, withinMs: MINUTE_MS },
  /** Assertions that were refused, by one address. */
  disbelieved: { tries: 20, withinMs: MINUTE_MS },
  /** Refusals that go on record, of all addresses together: what is refused beyond them stands in the log alone. */
  recorded: { tries: 300, withinMs: MINUTE_MS },
  /** That an address has to wait before it signs in: how often that is told again. */
  waits: { tries: 1, withinMs: 5 * MINUTE_MS },
  /** Whom a proxy knows and no grant names, by person: how often that is told again. */
  stranger: { tries: 1, withinMs: 10 * MINUTE_MS },
} as const satisfies Record<string, TryLimit>;
export type DoorLimit = keyof typeof DOOR_LIMITS;

export type Limits = {
  /** Counts a try; gives until when no more are allowed, or null. */
  count(limit: DoorLimit, by: string | null): EpochMs | null;
  /** The same without counting. */
  barred(limit: DoorLimit, by: string | null): EpochMs | null;
};

/** What one process remembers of those who come: what was read of them lately, and how often somebody tried. */
export type Door = { sessions: Held<StoredSession>; tokens: Held<StoredToken>; limits: Limits };

export const createDoor = (now: () => EpochMs): Door => ({
  sessions: createHeld(now),
  tokens: createHeld(now),
  limits: createLimits(now),
});

/** What is not there is not remembered: ids that were made up would push out the others. */
function createHeld<T>(now: () => EpochMs): Held<T> {
  const held = new Map<string, { value: T; at: EpochMs }>();
  return {
    async get(id, read) {
      const known = held.get(id);
      const ageMs = known ? now() - known.at : 0;
      if (known && ageMs >= 0 && ageMs < BELIEVED_MS) return known.value;
      const at = now();
      const value = await read();
      held.delete(id);
      if (value !== null) held.set(id, { value, at });
      dropOldest(held);
      return value;
    },
    forget: (id) => void held.delete(id),
  };
}

function createLimits(now: () => EpochMs): Limits {
  const tries = new Map<string, Tries>();
  const keyOf = (limit: DoorLimit, by: string | null) =>
    `${limit} ${by === null ? "" : networkOf(by)}`;
  return {
    count(limit, by) {
      const key = keyOf(limit, by);
      const tried = tryOnce(tries.get(key) ?? null, DOOR_LIMITS[limit], now());
      if (!tried.allowed) return tried.until;
      tries.delete(key);
      tries.set(key, tried.tries);
      dropOldest(tries);
      return null;
    },
    barred(limit, by) {
      const before = tries.get(keyOf(limit, by)) ?? null;
      const tried = tryOnce(before, DOOR_LIMITS[limit], now());
      return tried.allowed ? null : tried.until;
    },
  };
}

function dropOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next().value;
  if (map.size > HELD_MAX && oldest !== undefined) map.delete(oldest);
}
