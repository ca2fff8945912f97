import { CALL_TIMES } from "./transport";

/** The shape every SDK client takes. */
export type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
};
export type CredentialSource = () => Promise<Credentials>;

export type SharedCredentials = {
  /** `memoized` keeps the SDK from keeping an answer of its own: an undated one it would keep for ever. */
  source: CredentialSource & { memoized: true };
  /**
   * AWS refused these as expired. True: another try will have others, since they are forgotten or were renewed
   * meanwhile. False: they are as new as can be, and asking again would bring the same.
   */
  refused(credentials: Credentials): boolean;
};

const RENEW_BEFORE_MS = 5 * 60_000;
/** Credentials without a date of their own come from a file or a command that may have newer ones. */
const UNDATED_KEPT_MS = 60_000;
const RENEW_AGAIN_MS = 30_000;
const NEW_MS = 10_000;
/** A command that hangs is left alone for so long before another is started beside it. */
const GIVEN_UP_MS = 60_000;

type Kept = { credentials: Credentials; at: number };

/** Sessions of under ten minutes are renewed at half their life. */
const spareMs = ({ credentials, at }: Kept): number =>
  Math.min(RENEW_BEFORE_MS, ((credentials.expiration?.getTime() ?? at) - at) / 2);

/**
 * Shares one answer among all clients of an account and renews it five minutes before it expires, beside the calls that
 * go on with it. Where renewing fails or hangs, credentials still in force are used on. `now` is in epoch milliseconds;
 * what `stamp` tells changes when the files behind the source do; `late` says that nothing came within 12 s.
 */
export function shareCredentials(
  ask: CredentialSource,
  { now, stamp, late }: { now: () => number; stamp: () => string | null; late: () => Error },
): SharedCredentials {
  let kept: Kept | null = null;
  let asking: { answer: Promise<Credentials>; at: number } | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  let seen: string | null = null;

  const leftMs = ({ credentials }: Kept): number =>
    credentials.expiration ? credentials.expiration.getTime() - now() : 0;
  const inForce = (): Credentials | null => (kept && leftMs(kept) > 0 ? kept.credentials : null);

  const begin = (): Promise<Credentials> => {
    if (asking && now() - asking.at < GIVEN_UP_MS) return asking.answer;
    seen = stamp();
    const answer = ask().then(
      (credentials) => {
        kept = { credentials, at: now() };
        return credentials;
      },
      (error: unknown) => {
        failedAt = now();
        const old = inForce();
        if (old) return old;
        throw error;
      },
    );
    const own = { answer, at: now() };
    asking = own;
    const end = () => {
      if (asking === own) asking = null;
    };
    answer.then(end, end);
    return answer;
  };

  /** Undated credentials, and those whose files changed, are asked for again before they are used. */
  const usable = (one: Kept): boolean => {
    if (stamp() !== seen) return false;
    return one.credentials.expiration ? leftMs(one) > 0 : now() - one.at < UNDATED_KEPT_MS;
  };
  const due = (one: Kept): boolean =>
    one.credentials.expiration !== undefined &&
    leftMs(one) <= spareMs(one) &&
    now() - failedAt >= Math.min(RENEW_AGAIN_MS, spareMs(one) / 4);

  const source = async (): Promise<Credentials> => {
    if (!kept || !usable(kept)) return withinLimit(begin(), late).catch(orInForce(inForce));
    const { credentials } = kept;
    if (due(kept)) begin().catch(() => undefined);
    return credentials;
  };

  return {
    source: Object.assign(source, { memoized: true as const }),
    refused(credentials) {
      if (kept?.credentials !== credentials) return true;
      if (now() - kept.at < NEW_MS) return false;
      kept = null;
      return true;
    },
  };
}

const orInForce =
  (inForce: () => Credentials | null) =>
  (error: unknown): Credentials => {
    const old = inForce();
    if (old) return old;
    throw error;
  };

/** Credential sources of the SDK keep no time limit of their own. */
function withinLimit<T>(answer: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), CALL_TIMES.totalMs);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}
