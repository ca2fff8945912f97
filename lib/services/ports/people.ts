import type { Role } from "@/lib/domain/access/roles";
import type { SessionEnd } from "@/lib/domain/access/session-life";
import type { EpochMs } from "@/lib/domain/time";

/** A role over accounts, as a link or a token carries it. `accounts` null: over all. */
export type CarriedGrant = { role: Role; accounts: readonly string[] | null };

/** A session, kept by the hash of a random id that only the browser has. */
export type StoredSession = {
  id: string;
  issuer: string;
  subject: string;
  name: string;
  /** Only one that was verified. */
  email: string | null;
  /** As they were sent at sign-in. */
  groups: readonly string[];
  /** Of the provider's own session. */
  sid: string | null;
  /** What a link itself gives; null: the grants of the configuration decide. */
  grant: CarriedGrant | null;
  /** From where it was signed in. */
  address: string | null;
  createdAt: EpochMs;
  seenAt: EpochMs;
  end: { at: EpochMs; by: SessionEnd } | null;
};

/** Which sessions: some by their ids, all of a person, or those of a provider's own session. */
export type WhichSessions =
  | { ids: readonly string[] }
  | { issuer: string; subject: string }
  | { issuer: string; sid: string };

export type SessionStore = {
  add(session: Omit<StoredSession, "end">): Promise<void>;
  get(id: string): Promise<StoredSession | null>;
  /** Those that were not ended and whose clock has not run out, newest first. */
  live(since: { createdAfter: EpochMs; seenAfter: EpochMs }): Promise<readonly StoredSession[]>;
  /** Only moves forward. */
  seen(id: string, at: EpochMs): Promise<void>;
  /** Ends those that were not ended yet, and gives them as they ended. */
  end(
    which: WhichSessions,
    end: { at: EpochMs; by: SessionEnd },
  ): Promise<readonly StoredSession[]>;
  /** Removes those that were created before `before`; gives how many. */
  prune(before: EpochMs): Promise<number>;
};

/**
 * What is kept between two requests of somebody who is not known yet: a sign-in at the provider, a link that can be used
 * once, or what a refusal has to say. `body` is JSON.
 */
export type StoredSignIn = {
  id: string;
  kind: "provider" | "link" | "refusal";
  createdAt: EpochMs;
  expiresAt: EpochMs;
  usedAt: EpochMs | null;
  body: string;
};

export type SignInStore = {
  add(signIn: Omit<StoredSignIn, "usedAt">): Promise<void>;
  get(id: string): Promise<StoredSignIn | null>;
  /** Marks it as used: only one of many who try gets true, and none twice. */
  use(id: string, at: EpochMs): Promise<boolean>;
  /** Removes those that expired before `before`; gives how many. */
  prune(before: EpochMs): Promise<number>;
};

/** A token, kept by the hash of its text. */
export type StoredToken = {
  /** The hash of its text. */
  id: string;
  /** Its first letters, which tell it apart and open nothing. */
  hint: string;
  name: string;
  grant: CarriedGrant;
  madeBy: string;
  createdAt: EpochMs;
  expiresAt: EpochMs;
  revokedAt: EpochMs | null;
  used: { at: EpochMs; what: string; from: string | null } | null;
};

export type TokenStore = {
  /** False: there is one of this name that was not revoked and ends after `createdAt`. */
  add(token: Omit<StoredToken, "revokedAt" | "used">): Promise<boolean>;
  get(id: string): Promise<StoredToken | null>;
  /** Those that were not revoked and end after `since`, newest first. */
  list(since: EpochMs): Promise<readonly StoredToken[]>;
  used(id: string, use: NonNullable<StoredToken["used"]>): Promise<void>;
  /** False: there is none such that was not revoked yet. */
  revoke(id: string, at: EpochMs): Promise<boolean>;
  /** Removes those that ended before `before`; gives how many. */
  prune(before: EpochMs): Promise<number>;
};
