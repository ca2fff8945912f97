import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from "jose";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ProviderFault } from "@/lib/services/ports/identity";
import { ASYMMETRIC } from "./algorithms";
import { boundedFetch } from "./bounded-fetch";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** One that is older may be one that somebody kept. */
const AGE_MAX_S = 120;

type Metadata = { issuer: string; jwks_uri?: string | undefined };
type Over = { sid: string } | { subject: string };

/**
 * Reads a provider's word that sessions are over: https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation
 * It comes from server to server, so its signature is all there is.
 */
export function createLogoutReader(audience: string) {
  let keys: { from: string; get: JWTVerifyGetKey } | null = null;
  const keysAt = (from: string): JWTVerifyGetKey => {
    if (keys?.from !== from)
      keys = { from, get: createRemoteJWKSet(new URL(from), { [customFetch]: boundedFetch }) };
    return keys.get;
  };
  return async (
    token: string,
    { issuer, jwks_uri: from }: Metadata,
  ): Promise<Result<Over, ProviderFault>> => {
    if (from === undefined) return err({ code: "provider-down", detail: "no jwks_uri" });
    const { payload } = await jwtVerify(token, keysAt(from), {
      issuer,
      audience,
      algorithms: [...ASYMMETRIC],
      requiredClaims: ["iat", "jti", "events"],
      maxTokenAge: AGE_MAX_S,
      clockTolerance: 30,
    });
    const { events, nonce, sid, sub } = payload;
    const isLogout = typeof events === "object" && events !== null && EVENT in events;
    if (!isLogout || nonce !== undefined)
      return err({ code: "answer-refused", detail: "not a logout token" });
    if (typeof sid === "string") return ok({ sid });
    if (typeof sub === "string") return ok({ subject: sub });
    return err({ code: "answer-refused", detail: "names no session" });
  };
}
