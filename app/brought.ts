import { TOKEN_PREFIX } from "@/lib/domain/access/token-text";
import type { Brought } from "@/lib/services/access/who-asks";

/** Where the guard before the server writes from where a request came; what a client sends there is overwritten. */
const ADDRESS_HEADER = "x-readiness-address";
/** Where the proxy writes the id that a request is told by, in the log and on record. */
export const REQUEST_HEADER = "x-readiness-request";
/** Where the proxy writes what a request is for, since a handler is not told its own path. */
export const WHAT_HEADER = "x-readiness-what";

/** Where the proxy says that a page is one of the way in, which is whole without what is behind it. */
export const NOBODY_HEADER = "x-readiness-nobody";

const SECRET = /^[\w-]{43}$/;
const NAME = "readiness";

/**
 * The names of our cookies. With https they are bound to this host and path by their prefix, so that no other host of the
 * domain can plant one: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export function cookieNames(publicUrl: string): { session: string; signIn: string } {
  const prefix = publicUrl.startsWith("https:") ? "__Host-" : "";
  return { session: `${prefix}${NAME}`, signIn: `${prefix}${NAME}-sign-in` };
}

/** The secret in a cookie of ours; null where it is not there once, or is none. */
export function cookieIn(header: string | null, name: string): string | null {
  const found = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = found;
  return found.length === 1 && value !== undefined && SECRET.test(value) ? value : null;
}

const BEARER = /^Bearer +(\S+)$/i;

/** From where a request came, and the id that it is told by. */
export const requestIn = (sent: Headers): { id: string; address: string | null } => ({
  id: sent.get(REQUEST_HEADER) ?? crypto.randomUUID(),
  address: sent.get(ADDRESS_HEADER),
});

/** What a request brings to be known by. `assertionHeader`: that of the proxy in front; null: there is none. */
export function broughtBy(
  sent: Headers,
  known: { publicUrl: string; assertionHeader: string | null; takesToken: boolean },
): Brought {
  const { session } = cookieNames(known.publicUrl);
  const bearer = BEARER.exec(sent.get("authorization") ?? "")?.[1] ?? null;
  const isToken = bearer?.startsWith(TOKEN_PREFIX) ?? false;
  const asserts = known.assertionHeader === "authorization";
  const assertion = known.assertionHeader === null ? null : sent.get(known.assertionHeader);
  return {
    cookie: cookieIn(sent.get("cookie"), session),
    bearer: asserts && !isToken ? null : bearer,
    assertion: asserts && isToken ? null : assertion,
    what: sent.get(WHAT_HEADER) ?? "",
    takesToken: known.takesToken,
  };
}
