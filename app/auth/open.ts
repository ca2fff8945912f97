import { cookieIn, cookieNames, requestIn } from "@/app/brought";
import { wordsForNobody, wordsOfFailure } from "@/app/failure";
import { WHOLE_MS } from "@/lib/domain/access/session-life";
import { SECOND_MS } from "@/lib/domain/time";
import { isOwnRequest } from "@/lib/hosts.mjs";
import { routes } from "@/lib/routes";
import type { SignInFault } from "@/lib/services/access/fault";
import { SIGN_IN_MS } from "@/lib/services/access/sign-in";
import type { AccessContext } from "@/lib/services/context";
import { isStoreError } from "@/lib/services/ports/stores";
import { type App, heldApp } from "@/lib/start";

const MISDIRECTED = 421;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const FAILED = 500;
const UNAVAILABLE = 503;
const SEE_OTHER = 303;
const NO_STORE = { "Cache-Control": "no-store" };

/** What a handler on the way in or out has: no caller, for nobody is known there yet. */
export type Entering = {
  ctx: AccessContext;
  request: Request;
  /** The query as it came: the address of a request is not known by its own server, its query is. */
  query: URLSearchParams;
  /** The secrets of this browser's cookies. */
  session: string | null;
  signIn: string | null;
};

type Door = {
  /** It comes from a server that proves itself by what it sends, and has no Origin. */
  fromServer?: true;
  /**
   * A person goes there by a window of their own. As an image or a frame of another page it would use up the tries of
   * everybody who is behind one address.
   */
  visited?: true;
};

/**
 * Browsers alone say so: https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header, and of what they fetch ahead
 * https://fetch.spec.whatwg.org/#sec-purpose-header
 */
const isVisit = ({ headers }: Request): boolean =>
  (headers.get("sec-fetch-dest") ?? "document") === "document" && !headers.has("sec-purpose");

/**
 * A handler that is there before anybody is known, for a request from a known Host and, where it changes something, of the
 * dashboard's own Origin. There is none where no sign-in is configured. What it answers is kept nowhere.
 */
export function openly(
  { fromServer, visited }: Door,
  answer: (entering: Entering) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const app = heldApp();
    if (!app) throw new Error("the dashboard is not started");
    const changes = request.method !== "GET" && fromServer !== true;
    const { headers } = request;
    const came = { host: headers.get("host"), origin: headers.get("origin"), changes };
    if (!isOwnRequest(came, app.env))
      return plain(MISDIRECTED, "This address is not the dashboard's own.");
    if (visited && !isVisit(request)) return plain(FORBIDDEN, "Open this address by itself.");
    if (app.runtime.identity.auth === "none")
      return plain(NOT_FOUND, "Nobody signs in here: AUTH is not set.");
    try {
      return await answer(enteringOf(app, request));
    } catch (error) {
      app.runtime.log.error("a sign-in or sign-out broke", { error });
      const { stores } = app.runtime;
      return isStoreError(error)
        ? plain(UNAVAILABLE, wordsForNobody(stores.lastHealth()))
        : plain(FAILED, wordsOfFailure(error));
    }
  };
}

function enteringOf({ runtime }: App, request: Request): Entering {
  const { id: requestId, address } = requestIn(request.headers);
  const names = cookieNames(runtime.identity.publicUrl);
  const cookies = request.headers.get("cookie");
  return {
    ctx: { ...runtime, requestId, address },
    request,
    query: new URL(request.url).searchParams,
    session: cookieIn(cookies, names.session),
    signIn: cookieIn(cookies, names.signIn),
  };
}

export const plain = (status: number, message: string): Response =>
  new Response(`${message}\n`, { status, headers: NO_STORE });

/** Sends the browser on. `cookies` null takes that cookie away. */
export function goTo(
  location: string,
  cookies: { publicUrl: string; session?: string | null; signIn?: string | null },
): Response {
  const names = cookieNames(cookies.publicUrl);
  const headers = new Headers({ ...NO_STORE, Location: location });
  const set = (name: string, value: string | null | undefined, lastsMs: number) => {
    if (value !== undefined)
      headers.append("Set-Cookie", cookie(name, { value, lastsMs, publicUrl: cookies.publicUrl }));
  };
  set(names.session, cookies.session, WHOLE_MS);
  set(names.signIn, cookies.signIn, SIGN_IN_MS);
  return new Response(null, { status: SEE_OTHER, headers });
}

/**
 * Lax: with Strict a browser leaves the cookie out of the request by which the provider sends it back. Taken away under the
 * same attributes, or it would stay.
 */
export function cookie(
  name: string,
  { value, lastsMs, publicUrl }: { value: string | null; lastsMs: number; publicUrl: string },
): string {
  const parts = [
    `${name}=${value ?? ""}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${value === null ? 0 : lastsMs / SECOND_MS}`,
  ];
  return [...parts, ...(publicUrl.startsWith("https:") ? ["Secure"] : [])].join("; ");
}

/**
 * The page that says why somebody is not signed in; what it says of a person stands in the store, not in its address. Where
 * it says nothing of one, the cookie stays: another window of this browser may have begun a sign-in.
 */
export function toRefusal({ code, refusal, to }: SignInFault, ctx: AccessContext): Response {
  const { publicUrl } = ctx.identity;
  return goTo(routes.signIn({ why: code, ...(to !== null && { to }) }), {
    publicUrl,
    ...(refusal !== null && { signIn: refusal }),
  });
}
