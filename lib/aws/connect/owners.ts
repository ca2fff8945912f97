import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { errorOf } from "./fault";
import type { CredentialSource, Credentials, SharedCredentials } from "./share-credentials";

/** Whose the credentials of one configured account are. */
export type Owners = {
  /** Asks AWS, also where it is known: an answer tells that the credentials still work. */
  ask(identify: Identify): Promise<Reading<Identity>>;
  /**
   * Credentials that belong to the account meant and to no other, so that nothing can be signed, sent or kept for
   * somebody else, also where they change between two calls.
   */
  of(meant: Meant): SharedCredentials;
};

/**
 * Whose answers are wanted: the account that the configuration names, and the one under which they will be kept. Where
 * neither is known, whose the credentials are at their first use is whose they have to stay.
 */
export type Meant = { configured: string | null; expect: string | null };

/** GetCallerIdentity with these credentials. */
export type Identify = (credentials: Credentials) => Promise<Reading<Identity>>;

/** Sessions of an hour leave their keys behind; older ones are asked about again, should they come back. */
const KEYS_KEPT = 50;

const isExpired = (reading: Reading<unknown>): boolean =>
  reading.status === "failed" && reading.fault.code === "ExpiredToken";

/** The account of an access key never changes, so it is learnt once per key. */
export function createOwners(shared: SharedCredentials, identify: Identify): Owners {
  const known = new Map<string, Identity>();
  const asking = new Map<string, Promise<Reading<Identity>>>();

  const learn = async (by: Identify, credentials: Credentials): Promise<Reading<Identity>> => {
    const reading = await by(credentials);
    if (reading.status === "read") {
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= KEYS_KEPT) known.delete(oldest);
      known.set(credentials.accessKeyId, reading.value);
    }
    return reading;
  };

  /** All that wait for the same key wait for one call. */
  const learnOnce = (credentials: Credentials): Promise<Reading<Identity>> => {
    const key = credentials.accessKeyId;
    const running = asking.get(key);
    if (running !== undefined) return running;
    const answer = learn(identify, credentials).finally(() => asking.delete(key));
    asking.set(key, answer);
    return answer;
  };

  /** A session may have been ended before its time: then there are others, and whose they are is asked of those. */
  async function renewed(
    learnOf: (credentials: Credentials) => Promise<Reading<Identity>>,
  ): Promise<{ credentials: Credentials; reading: Reading<Identity> }> {
    const first = await shared.source();
    const reading = await learnOf(first);
    if (!isExpired(reading) || !shared.refused(first)) return { credentials: first, reading };
    const credentials = await shared.source();
    return { credentials, reading: await learnOf(credentials) };
  }

  async function owned(): Promise<{ credentials: Credentials; owner: Identity }> {
    const current = await shared.source();
    const owner = known.get(current.accessKeyId);
    if (owner) return { credentials: current, owner };
    const { credentials, reading } = await renewed(learnOnce);
    if (reading.status === "read") return { credentials, owner: reading.value };
    if (reading.status === "failed") throw errorOf(reading.fault);
    throw new Error("GetCallerIdentity was given up");
  }

  return {
    ask: async (by) => (await renewed((credentials) => learn(by, credentials))).reading,
    of(meant) {
      let first: string | null = null;
      const source: CredentialSource = async () => {
        const { credentials, owner } = await owned();
        first ??= owner.accountId;
        const message = otherAccount(owner, { ...meant, expect: meant.expect ?? first });
        if (message !== null) throw errorOf({ ...OF_ANOTHER_ACCOUNT, message });
        return credentials;
      };
      return {
        source: Object.assign(source, { memoized: true as const }),
        refused: shared.refused,
      };
    },
  };
}

/** What to say where credentials belong to another account than is meant; null where they don't. */
export function otherAccount(
  { accountId }: Identity,
  { configured, expect }: Meant,
): string | null {
  const isOther = (id: string | null) => id !== null && id !== accountId;
  if (isOther(configured))
    return `These credentials belong to account ${accountId}; the configuration says ${configured}. Nothing was read.`;
  if (isOther(expect))
    return `These credentials belong to account ${accountId}; what is asked is of ${expect}. Nothing was read.`;
  return null;
}

/** What every answer of other credentials than the account's own has in common; its time and place are the call's. */
export const OF_ANOTHER_ACCOUNT = {
  code: "CredentialsMissing",
  cause: "credentials-of-another-account",
  owner: "caller-credentials",
  operation: "GetCallerIdentity",
  requestId: null,
  httpStatus: null,
  at: 0,
  attempt: 0,
} as const;
