import { type CryptoKey, importSPKI, type JWTVerifyGetKey } from "jose";
import { type Tries, type TryLimit, tryOnce } from "@/lib/domain/access/try-limit";
import { MINUTE_MS } from "@/lib/domain/time";
import { boundedFetch } from "./bounded-fetch";

/** They are UUIDs; nothing else may become part of an address. */
const KEY_ID = /^[A-Za-z0-9-]{1,64}$/;
const ANSWER_WITHIN_MS = 5_000;
const KEYS_MAX = 20;
/** Whoever makes up ids has each of them asked for. */
const ASKED_MAX: TryLimit = { tries: 60, withinMs: MINUTE_MS };

/** The keys of load balancers, each a file under its id, as PEM. One that was read is kept, for it never changes. */
export function createLoadBalancerKeys(base: string, wall: () => number): JWTVerifyGetKey {
  let tries: Tries | null = null;
  const known = new Map<string, CryptoKey>();
  const reading = new Map<string, Promise<CryptoKey>>();
  const read = async (kid: string): Promise<CryptoKey> => {
    const tried = tryOnce(tries, ASKED_MAX, wall());
    if (!tried.allowed) throw coded("ERR_JWKS_TIMEOUT", "keys are asked for too often");
    tries = tried.tries;
    const key = await readKey(new URL(encodeURIComponent(kid), base));
    known.set(kid, key);
    const oldest = known.keys().next().value;
    if (known.size > KEYS_MAX && oldest !== undefined) known.delete(oldest);
    return key;
  };
  return async ({ kid = "" }) => {
    if (!KEY_ID.test(kid)) throw coded("ERR_JWKS_NO_MATCHING_KEY", "the id of the key is none");
    const held = known.get(kid);
    if (held !== undefined) return held;
    const begun = reading.get(kid) ?? read(kid).finally(() => reading.delete(kid));
    reading.set(kid, begun);
    return begun;
  };
}

async function readKey(address: URL): Promise<CryptoKey> {
  const response = await boundedFetch(address, {
    redirect: "error",
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (response.status === 403 || response.status === 404)
    throw coded("ERR_JWKS_NO_MATCHING_KEY", "there is no such key");
  if (!response.ok) throw coded("ERR_JWKS_TIMEOUT", `HTTP ${response.status}`);
  return importSPKI(await response.text(), "ES256");
}

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });
