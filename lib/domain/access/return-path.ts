const LENGTH_MAX = 2_000;
/** What a browser would read as another host, or drop on its way: https://url.spec.whatwg.org/#concept-basic-url-parser */
const MISLEADING = /[\\\p{Cc}\s]/u;
const BASE = "http://here.invalid";
/** Addresses that only make sense on the way in or out. */
const NO_PLACE = /^\/(auth|sign-in|api|_next)(\/|$|\?)/;

/** Where somebody goes after signing in: a path of this dashboard, or else its first page. */
export function returnPath(asked: string | null): string {
  if (asked === null || asked.length > LENGTH_MAX || MISLEADING.test(asked)) return "/";
  if (!asked.startsWith("/") || asked.startsWith("//") || !URL.canParse(asked, BASE)) return "/";
  const { origin, pathname, search, hash } = new URL(asked, BASE);
  if (origin !== BASE || pathname.startsWith("//") || NO_PLACE.test(pathname)) return "/";
  return `${pathname}${search}${hash}`;
}
