import { newSession } from "@/lib/stand-in/services/sts";
import type { Issued, Principal } from "@/lib/stand-in/services/types";
import type { World } from "@/lib/stand-in/world/state";

export type Key = {
  secretAccessKey: string;
  principal: Principal;
  /** What a temporary key needs beside it; absent for a lasting one. */
  session?: { token: string; expiresAt: number };
};

export type Credentials = {
  find: (accessKeyId: string) => Key | undefined;
  issue: (role: {
    accountId: string;
    roleName: string;
    session: string;
    seconds: number;
    now: number;
  }) => Issued;
};

export type GivenKey = { accessKeyId: string; secretAccessKey: string };

/** The world's keys, the given ones (they belong to the world's first account) and sessions. */
export function createCredentials(world: World, given: readonly GivenKey[]): Credentials {
  const keys = new Map<string, Key>();
  for (const { spec } of world.accounts.values()) {
    for (const { accessKeyId, secretAccessKey, arn, userId } of spec.keys) {
      keys.set(accessKeyId, { secretAccessKey, principal: { accountId: spec.id, arn, userId } });
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
  };
}
