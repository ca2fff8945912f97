import type { ProviderFault } from "@/lib/services/ports/identity";

/** Codes of openid-client and jose that tell of an answer which could be had, and is not to be believed. */
const REFUSED = /^(OAUTH_|ERR_JW|ERR_JOSE_|ERR_JWKS_NO_MATCHING_KEY|ERR_JWKS_MULTIPLE)/;
/** And those that tell of none. */
const DOWN = /^(OAUTH_TIMEOUT|OAUTH_ABORT|OAUTH_RESPONSE_IS_NOT|ERR_JWKS_TIMEOUT|ERR_JOSE_GENERIC)/;

/** Codes that come with an error of the provider's own. */
const SAID: ReadonlySet<string> = new Set([
  "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
  "OAUTH_RESPONSE_BODY_ERROR",
]);

/**
 * What such an error means where it is not about the person who signs in:
 * https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 and https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
const MEANT: ReadonlyMap<string, ProviderFault["code"]> = new Map([
  ["invalid_client", "dashboard-refused"],
  ["unauthorized_client", "dashboard-refused"],
  ["invalid_scope", "dashboard-refused"],
  ["invalid_request", "dashboard-refused"],
  ["unsupported_grant_type", "dashboard-refused"],
  ["unsupported_response_type", "dashboard-refused"],
  ["server_error", "provider-down"],
  ["temporarily_unavailable", "provider-down"],
  ["invalid_grant", "answer-refused"],
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
  if (SAID.has(code)) return { code: MEANT.get(said ?? "") ?? "provider-refused", detail };
  // Only what the dashboard sends of its own is answered so: its secret, or what it was given for the person.
  if (code === "OAUTH_WWW_AUTHENTICATE_CHALLENGE") return { code: "dashboard-refused", detail };
  if (DOWN.test(code)) return { code: "provider-down", detail };
  return { code: REFUSED.test(code) ? "answer-refused" : "provider-down", detail };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
