import { type NextRequest, NextResponse } from "next/server";
import { broughtBy, NOBODY_HEADER, REQUEST_HEADER, requestIn, WHAT_HEADER } from "@/app/brought";
import { wordsForNobody } from "@/app/failure";
import { heldRuntime } from "@/app/held-runtime";
import { nobodyAnswer } from "@/app/nobody";
import type { NobodyWhy } from "@/lib/domain/access/nobody";
import { leadsNowhere } from "@/lib/domain/leads-nowhere";
import { isOwnRequest } from "@/lib/hosts.mjs";
import { routes } from "@/lib/routes";
import { whoAsks } from "@/lib/services/access/who-asks";
import { isStoreError } from "@/lib/services/ports/stores";

const MISDIRECTED = 421;
const UNAVAILABLE = 503;
const NOT_FOUND = 404;
const DEFAULT_PORT = 3_000;
const FROM_THE_PROVIDER = "/auth/back-channel-logout";
/** What is there before anybody is known: the way in, and whether the dashboard lives. */
const OPEN = /^\/(sign-in|auth\/[a-z-]+|api\/health\/(live|ready))$/;
/** What a process that shows no pages is asked all the same. */
const OF_WORKER = /^\/(api\/health\/(live|ready)|metrics)$/;
const NO_PAGES =
  "This process works and shows no pages: it runs with ROLE=worker. Open one that runs with ROLE=web or ROLE=all.\n";
const TAKES_TOKEN = /^\/(api\/|metrics$)/;

function policy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Refuses foreign Hosts before a page is made, gives every page its Content-Security-Policy, and sends whoever is nobody
 * to sign in. What a caller may see is not decided here: handlers and actions ask again who it is.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const served = {
    port: Number(process.env.PORT || DEFAULT_PORT),
    publicUrl: process.env.PUBLIC_URL || null,
  };
  const path = request.nextUrl.pathname;
  if (heldRuntime()?.installation.role === "worker" && !OF_WORKER.test(path))
    return new NextResponse(NO_PAGES, { status: UNAVAILABLE });
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const own = isOwnRequest(
    {
      host: request.headers.get("host"),
      origin: request.headers.get("origin"),
      changes: changes && path !== FROM_THE_PROVIDER,
    },
    served,
  );
  if (!own)
    return new NextResponse("This address is not the dashboard's own.\n", { status: MISDIRECTED });
  const headers = new Headers(request.headers);
  headers.set(REQUEST_HEADER, crypto.randomUUID());
  headers.set(WHAT_HEADER, `${request.method} ${path}`);
  headers.delete(NOBODY_HEADER);
  if (path === routes.signIn()) headers.set(NOBODY_HEADER, "1");
  const stopped = OPEN.test(path) ? null : await stop(request, headers);
  if (stopped) return stopped;
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  headers.set("x-nonce", nonce);
  const csp = policy(nonce);
  headers.set("Content-Security-Policy", csp);
  // The page says what it was asked for; its answer has begun when it does, so the status is told here.
  const status = leadsNowhere(path) ? NOT_FOUND : undefined;
  const response = NextResponse.next({ request: { headers }, ...(status && { status }) });
  response.headers.set("Content-Security-Policy", csp);
  return response;
}

/** What whoever is nobody is answered: a document leads to the way in, anything else says why. Null: it is somebody. */
async function stop(request: NextRequest, headers: Headers): Promise<Response | null> {
  const runtime = heldRuntime();
  if (!runtime || runtime.identity.auth === "none") return null;
  // A server action judges itself, and answers in the form that its page knows.
  if (request.method === "POST" && headers.has("next-action")) return null;
  const takesToken = request.method === "GET" && TAKES_TOKEN.test(request.nextUrl.pathname);
  const { publicUrl, assertions } = runtime.identity;
  const known = { publicUrl, assertionHeader: assertions?.header ?? null, takesToken };
  try {
    const { id: requestId, address } = requestIn(headers);
    const asker = await whoAsks({ ...runtime, requestId, address }, broughtBy(headers, known));
    if (asker.known || isOpenly(request, asker.why)) return null;
    return isDocument(request) ? toSignIn(request, asker.why) : nobodyAnswer(asker);
  } catch (error) {
    if (!isStoreError(error)) throw error;
    // A handler says it in the form its page knows; a page can't be shown to nobody.
    if (!isDocument(request)) return null;
    runtime.log.error("the store can't tell who asks", { error });
    const message = wordsForNobody(runtime.stores.lastHealth());
    return new NextResponse(`${message}\n`, { status: UNAVAILABLE });
  }
}

/** Figures are told to whoever asks, where that is set; what is brought is judged all the same. */
const isOpenly = ({ nextUrl }: NextRequest, why: NobodyWhy): boolean =>
  nextUrl.pathname === "/metrics" &&
  why === "nothing-brought" &&
  process.env.METRICS_PUBLIC === "1";

/** Next takes its own headers off before this is asked, so that a page's fetch is told by what the browser says it is for. */
function isDocument({ method, headers }: NextRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const destination = headers.get("sec-fetch-dest");
  if (destination !== null) return destination === "document";
  return (headers.get("accept") ?? "").includes("text/html");
}

/** The address has to be whole here; Next makes it relative again. */
function toSignIn(request: NextRequest, why: NobodyWhy): Response {
  const { pathname, search } = request.nextUrl;
  const said = why === "nothing-brought" ? undefined : why;
  const to = `${pathname}${search}`;
  const address = routes.signIn({ ...(to !== "/" && { to }), ...(said && { why: said }) });
  return NextResponse.redirect(new URL(address, request.url), {
    status: 303,
    headers: { "Cache-Control": "no-store" },
  });
}

export const config = { matcher: ["/((?!_next/static|icon.svg).*)"] };
