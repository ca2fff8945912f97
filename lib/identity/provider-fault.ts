import type { ProviderFault } from "@/lib/services/ports/identity";

/** Codes of openid-client and jose that tell of an answer which could be had, and is not to be believed. */
const REFUSED = /^(OAUTH_|ERR_JW|ERR_JOSE_|ERR_JWKS_NO_MATCHING_KEY|ERR_JWKS_MULTIPLE)/;
/** And those that tell of none. */
const DOWN = /^(OAUTH_TIMEOUT|OAUTH_ABORT|OAUTH_RESPONSE_IS_NOT|ERR_JWKS_TIMEOUT|ERR_JOSE_GENERIC)/;

/** The provider lets the person, or the dashboard itself, not in. */
const NOT_LET_IN: ReadonlySet<string> = new Set([
  "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
  "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
]);

const textAt = (error: unknown, name: string): string | null => {
  const value: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, name) : null;
  return typeof value === "string" ? value : null;
};

/**
 * What went wrong between us and the provider. The detail names codes alone: messages and descriptions of others may hold
 * what they were sent.
 */
export function providerFault(error: unknown): ProviderFault {
  const code = textAt(error, "code") ?? "";
  const said = textAt(error, "error");
  const detail = [code, said].filter(Boolean).join(" ") || nameOf(error);
  if (NOT_LET_IN.has(code)) return { code: "provider-refused", detail };
  if (code === "OAUTH_RESPONSE_BODY_ERROR")
    return { code: said === "invalid_grant" ? "answer-refused" : "provider-refused", detail };
  if (DOWN.test(code)) return { code: "provider-down", detail };
  return { code: REFUSED.test(code) ? "answer-refused" : "provider-down", detail };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
