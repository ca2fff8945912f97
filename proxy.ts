import { type NextRequest, NextResponse } from "next/server";
import { leadsNowhere } from "@/lib/domain/leads-nowhere";
import { isOwnRequest } from "@/lib/hosts.mjs";

const MISDIRECTED = 421;
const NOT_FOUND = 404;
const DEFAULT_PORT = 3_000;

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

/** Refuses foreign Hosts before a page is made, and gives every page its Content-Security-Policy. */
export function proxy(request: NextRequest): NextResponse {
  const served = {
    port: Number(process.env.PORT ?? DEFAULT_PORT),
    publicUrl: process.env.PUBLIC_URL || null,
  };
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const own = isOwnRequest(
    { host: request.headers.get("host"), origin: request.headers.get("origin"), changes },
    served,
  );
  if (!own)
    return new NextResponse("This address is not the dashboard's own.\n", { status: MISDIRECTED });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  const csp = policy(nonce);
  headers.set("Content-Security-Policy", csp);
  // The page says what it was asked for; its answer has begun when it does, so the status is told here.
  const status = leadsNowhere(request.nextUrl.pathname) ? NOT_FOUND : undefined;
  const response = NextResponse.next({ request: { headers }, ...(status && { status }) });
  response.headers.set("Content-Security-Policy", csp);
  return response;
}

export const config = { matcher: ["/((?!_next/static|icon.svg).*)"] };
