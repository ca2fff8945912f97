import { type CryptoKey, importSPKI, type JWTVerifyGetKey } from "jose";

/** They are UUIDs; nothing else may become part of an address. */
const KEY_ID = /^[A-Za-z0-9-]{1,64}$/;
const ANSWER_WITHIN_MS = 5_000;
const KEYS_MAX = 20;
const BYTES_MAX = 10_000;

/** The keys of load balancers, each a file under its id, as PEM. One that was read is kept, for it never changes. */
export function createLoadBalancerKeys(base: string): JWTVerifyGetKey {
  const known = new Map<string, Promise<CryptoKey>>();
  return ({ kid = "" }) => {
    if (!KEY_ID.test(kid))
      return Promise.reject(coded("ERR_JWKS_NO_MATCHING_KEY", "the id of the key is none"));
    const held = known.get(kid);
    if (held !== undefined) return held;
    const key = readKey(new URL(encodeURIComponent(kid), base));
    known.set(kid, key);
    const oldest = known.keys().next().value;
    if (known.size > KEYS_MAX && oldest !== undefined) known.delete(oldest);
    key.catch(() => known.delete(kid));
    return key;
  };
}

async function readKey(address: URL): Promise<CryptoKey> {
  const response = await fetch(address, {
    redirect: "error",
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (response.status === 403 || response.status === 404)
    throw coded("ERR_JWKS_NO_MATCHING_KEY", "there is no such key");
  if (!response.ok) throw coded("ERR_JWKS_TIMEOUT", `HTTP ${response.status}`);
  const text = await response.text();
  return importSPKI(text.slice(0, BYTES_MAX), "ES256");
}

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });
