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
    // Under `no-referrer` a form of our own is posted with `Origin: null`: https://fetch.spec.whatwg.org/#append-a-request-origin-header
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(/^https:/i.test(env.PUBLIC_URL ?? "") && {
      "Strict-Transport-Security": `max-age=${YEAR_SECONDS}`,
    }),
  };
}

/** It comes from the provider's server, which has no Origin; what it brings is signed. */
const FROM_THE_PROVIDER = "/auth/back-channel-logout";

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
  const needsOrigin = changes && path !== FROM_THE_PROVIDER;
  if (!isOwnRequest({ ...own, origin, changes: needsOrigin }, served))
    return { status: 421, message: "This page does not come from the dashboard's own address." };
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, message: "A request tells the length of its body." };
  if (Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX)
    return { status: 413, message: `A request is at most ${BODY_BYTES_MAX / 1024} kB.` };
  return null;
}

/** Headers that say who asks or from where: two of one kind are two answers, and the server would pick one. */
const ONCE = [
  "host",
  "origin",
  "authorization",
  "x-amzn-oidc-data",
  "cf-access-jwt-assertion",
  "x-goog-iap-jwt-assertion",
];

/** @param {readonly string[]} rawHeaders @param {string | undefined} asserted @returns {boolean} */
export function saysTwice(rawHeaders, asserted) {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const once = new Set(asserted ? [...ONCE, asserted.toLowerCase()] : ONCE);
  const seen = names.filter((name) => once.has(name));
  return new Set(seen).size < seen.length;
}

const ADDRESS_HEADER = "x-readiness-address";

/**
 * Whether the proxy in front writes its own address behind that of who asks, as Google's load balancer does:
 * https://cloud.google.com/load-balancing/docs/https#x-forwarded-for_header
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
export const addsItself = ({ AUTH, AUTH_PROXY }) => AUTH === "proxy" && AUTH_PROXY === "iap";

/**
 * From where a request came: what the nearest proxy says, where PUBLIC_URL tells that there is one; else the other end of
 * the connection. Earlier parts of the header are whatever the client wrote.
 *
 * @param {Pick<import("node:http").IncomingMessage, "headers" | "socket">} request
 * @param {{ publicUrl: string | null, addsItself: boolean }} served
 * @returns {string}
 */
export function addressOf({ headers, socket }, { publicUrl, addsItself }) {
  const parts = String(headers["x-forwarded-for"] ?? "").split(",");
  const forwarded = (addsItself && parts.length > 1 ? parts.at(-2) : parts.at(-1))?.trim();
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return publicUrl !== null && forwarded ? forwarded.slice(0, 64) : peer;
}

/** What machines ask that can't name a Host: a load balancer, a kubelet, Prometheus. */
const FOR_MACHINES = /^\/(api\/health\/(live|ready)|metrics)$/;

/**
 * Whether a machine asks by the very address at which its connection arrived. That is no name, so no other page can have
 * it mean this machine.
 *
 * @param {Pick<import("node:http").IncomingMessage, "method" | "url" | "headers"> & { socket: { localAddress?: string | undefined, localPort?: number | undefined } }} request
 * @returns {boolean}
 */
export function asksByAddress({ method, url = "", headers, socket }) {
  if (method !== "GET" || !FOR_MACHINES.test(url)) return false;
  const { localAddress, localPort } = socket;
  if (localAddress === undefined) return false;
  const literal = localAddress.replace(/^::ffff:/, "");
  const own = literal.includes(":") ? `[${literal}]` : literal;
  return headers.host === `${own}:${localPort}` || (localPort === 80 && headers.host === own);
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
  const served = { port: Number(env.PORT || DEFAULT_PORT), publicUrl: env.PUBLIC_URL || null };
  const headers = Object.entries(headersOf(env));
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const from = { publicUrl: served.publicUrl, addsItself: addsItself(env) };
    request.headers[ADDRESS_HEADER] = addressOf(request, from);
    if (asksByAddress(request)) request.headers.host = `localhost:${served.port}`;
    const refusal = saysTwice(request.rawHeaders, env.AUTH_PROXY_HEADER)
      ? { status: 400, message: "A header that says who asks came twice." }
      : refusalOf(request, served);
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
