import { newSession } from "@/lib/stand-in/services/sts";
import type { Issued, NewSession, Principal } from "@/lib/stand-in/services/types";
import type { World } from "@/lib/stand-in/world/state";

export type Key = {
  secretAccessKey: string;
  principal: Principal;
  /** What a temporary key needs beside it; absent for a lasting one. */
  session?: { token: string; expiresAt: number };
};

export type Credentials = {
  find: (accessKeyId: string) => Key | undefined;
  issue: (role: NewSession & { now: number }) => Issued;
  /** Ends the running sessions of an account, or of all, as a revocation does; says how many there were. */
  endSessions: (accountId: string | null, now: number) => number;
};

export type GivenKey = { accessKeyId: string; secretAccessKey: string };

/** The world's keys, the given ones (they belong to the world's first account) and sessions. */
export function createCredentials(world: World, given: readonly GivenKey[]): Credentials {
  const keys = new Map<string, Key>();
  for (const { spec } of world.accounts.values()) {
    for (const { accessKeyId, secretAccessKey, arn, userId, session } of spec.keys) {
      keys.set(accessKeyId, {
        secretAccessKey,
        principal: { accountId: spec.id, arn, userId },
        ...(session && {
          session: { token: session.token, expiresAt: world.startedAt + session.endsInMs },
        }),
      });
    }
  }
  const first = keys.values().next().value?.principal;
  if (first === undefined) throw new Error("A world needs a key");
  for (const { accessKeyId, secretAccessKey } of given) {
    keys.set(accessKeyId, { secretAccessKey, principal: first });
  }
  return {
    find: (accessKeyId) => keys.get(accessKeyId),
    issue: ({ seconds, now, ...role }) => {
      const issued = newSession({ ...role, expiresAt: now + seconds * 1000 });
      keys.set(issued.accessKeyId, {
        secretAccessKey: issued.secretAccessKey,
        principal: issued.principal,
        session: { token: issued.sessionToken, expiresAt: issued.expiresAt },
      });
      return issued;
    },
    endSessions: (accountId, now) => {
      let ended = 0;
      for (const { session, principal } of keys.values()) {
        if (session === undefined || session.expiresAt <= now) continue;
        if (accountId !== null && principal.accountId !== accountId) continue;
        session.expiresAt = now;
        ended += 1;
      }
      return ended;
    },
  };
}
