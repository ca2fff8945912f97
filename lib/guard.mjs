import { isOwnRequest } from "./hosts.mjs";

const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
/** Beside it stands the limit of server actions in next.config.js. */
const BODY_BYTES_MAX = 256 * 1024;
const STATIC = /^\/(_next\/static\/|icon\.svg)/;
const DEFAULT_PORT = 3_000;
const YEAR_SECONDS = 31_536_000;

/**
 * Next drops the encoding that a route says its answer has, and compresses it a second time. So a route says it by this
 * name; a request has it, too, where somebody stands here to understand it.
 * https://github.com/vercel/next.js/blob/v16.4.6/packages/next/src/server/send-response.ts
 */
export const ENCODED = "x-readiness-encoded";

/** @param {NodeJS.ProcessEnv} env */
export function headersOf(env) {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(env.PUBLIC_URL?.startsWith("https:") && {
      "Strict-Transport-Security": `max-age=${YEAR_SECONDS}`,
    }),
  };
}

/**
 * Why a request goes no further: its status and a sentence; null when it may.
 *
 * @param {Pick<import("node:http").IncomingMessage, "method" | "url" | "headers">} request
 * @param {{ port: number, publicUrl: string | null }} served
 * @returns {{ status: number, message: string } | null}
 */
export function refusalOf({ method = "", url = "", headers }, served) {
  if (!METHODS.includes(method)) return { status: 405, message: "Not a method of the dashboard." };
  const own = { host: headers.host ?? null, origin: null, changes: false };
  if (!isOwnRequest(own, served))
    return { status: 421, message: "This address is not the dashboard's own." };
  const path = pathOf(url);
  if (path === null) return { status: 400, message: "This address is not well formed." };
  const changes = method !== "GET" && method !== "HEAD";
  if (changes && STATIC.test(path)) return { status: 405, message: "This file can only be read." };
  const origin = headers.origin ?? null;
  if (!isOwnRequest({ ...own, origin, changes }, served))
    return { status: 421, message: "This page does not come from the dashboard's own address." };
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, message: "A request tells the length of its body." };
  if (Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX)
    return { status: 413, message: `A request is at most ${BODY_BYTES_MAX / 1024} kB.` };
  return null;
}

/** @param {string} url @returns {string | null} */
function pathOf(url) {
  if (!url.startsWith("/")) return null;
  try {
    return decodeURIComponent(url.split("?", 1)[0] ?? "");
  } catch {
    return null; // URIError is the only thing it throws
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function takeEncoded(request, response) {
  request.headers[ENCODED] = "gzip";
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    name.toLowerCase() === ENCODED ? set("Content-Encoding", String(value)) : set(name, value);
}

/**
 * @param {import("node:http").RequestListener} next
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("node:http").RequestListener}
 */
export function guarded(next, env) {
  const served = { port: Number(env.PORT ?? DEFAULT_PORT), publicUrl: env.PUBLIC_URL || null };
  const headers = Object.entries(headersOf(env));
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const refusal = refusalOf(request, served);
    if (!refusal) {
      takeEncoded(request, response);
      return next(request, response);
    }
    response.writeHead(refusal.status, {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      Connection: "close",
      ...(refusal.status === 405 && { Allow: METHODS.join(", ") }),
    });
    response.end(request.method === "HEAD" ? undefined : `${refusal.message}\n`);
  };
}
