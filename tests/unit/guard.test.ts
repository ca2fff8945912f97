import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo, Socket } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { NodeNextRequest, NodeNextResponse } from "next/dist/server/base-http/node";
import { sendResponse } from "next/dist/server/send-response";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  addressOf,
  addsItself,
  asksByAddress,
  ENCODED,
  guarded,
  headersOf,
  refusalOf,
  saysTwice,
} from "@/lib/guard.mjs";

const ENV = { NODE_ENV: "production" } as const;
const LOCAL = { port: 3_000, publicUrl: null };
const HOST = { host: "localhost:3000" };
const OWN = { ...HOST, origin: "http://localhost:3000" };
const MAX = 256 * 1024;

describe("a request that goes no further", () => {
  it.each([
    ["a page", "GET", "/regions/eu-west-1?a=%20b", HOST, null],
    ["a static file", "GET", "/_next/static/a.js", HOST, null],
    ["an action of our own page", "POST", "/", OWN, null],
    ["TRACE", "TRACE", "/", HOST, 405],
    ["PUT", "PUT", "/api/matrix", OWN, 405],
    ["DELETE", "DELETE", "/", OWN, 405],
    ["a static file of another Host", "GET", "/_next/static/a.js", { host: "evil.example" }, 421],
    ["the icon of another Host", "GET", "/icon.svg", { host: "evil.example" }, 421],
    ["no Host", "GET", "/", {}, 421],
    ["TRACE of another Host", "TRACE", "/", { host: "evil.example" }, 405],
    ["a bad escape", "GET", "/regions/%E0%A4%A", HOST, 400],
    ["a lone percent", "GET", "/%", HOST, 400],
    ["an address in full", "GET", "http://evil.example/", HOST, 400],
    ["a change of a static file", "POST", "/_next/static/a.js", OWN, 405],
    ["a change of the icon", "POST", "/icon.svg", OWN, 405],
    ["a change without Origin", "POST", "/", HOST, 421],
    ["a change of another page", "POST", "/", { ...HOST, origin: "https://evil.example" }, 421],
    ["a read of another page", "GET", "/", { ...HOST, origin: "https://evil.example" }, 421],
    ["a word of the provider's server", "POST", "/auth/back-channel-logout", HOST, null],
    [
      "the same from a page",
      "POST",
      "/auth/back-channel-logout",
      { ...HOST, origin: "https://evil.example" },
      421,
    ],
    ["a sign-out without Origin", "POST", "/auth/sign-out", HOST, 421],
    ["a link used by another page", "POST", "/auth/link", { ...HOST, origin: "null" }, 421],
    ["a body at the limit", "POST", "/", { ...OWN, "content-length": String(MAX) }, null],
    ["a body over the limit", "POST", "/", { ...OWN, "content-length": String(MAX + 1) }, 413],
    ["a body of no told length", "POST", "/", { ...OWN, "transfer-encoding": "chunked" }, 411],
  ] as const)("%s", (_name, method, url, headers: IncomingHttpHeaders, status) => {
    expect(refusalOf({ method, url, headers }, LOCAL)?.status ?? null).toBe(status);
  });
});

describe("a machine that asks by the address at which it arrived", () => {
  const V4 = { localAddress: "::ffff:10.0.3.7", localPort: 3_000 };
  const V6 = { localAddress: "fd00::7", localPort: 3_000 };
  it.each([
    ["a load balancer", "GET", "/api/health/live", "10.0.3.7:3000", V4, true],
    ["a kubelet", "GET", "/api/health/ready", "[fd00::7]:3000", V6, true],
    ["Prometheus", "GET", "/metrics", "10.0.3.7:3000", V4, true],
    ["at the port of http", "GET", "/metrics", "10.0.3.7", { ...V4, localPort: 80 }, true],
    ["at another port", "GET", "/metrics", "10.0.3.7:3001", V4, false],
    ["without a port", "GET", "/metrics", "10.0.3.7", V4, false],
    ["by another address", "GET", "/metrics", "10.0.3.8:3000", V4, false],
    ["by a name", "GET", "/metrics", "rebound.example:3000", V4, false],
    ["for a page", "GET", "/", "10.0.3.7:3000", V4, false],
    ["for the API", "GET", "/api/matrix", "10.0.3.7:3000", V4, false],
    ["for more than its health", "GET", "/api/health/live/x", "10.0.3.7:3000", V4, false],
    ["to change something", "POST", "/metrics", "10.0.3.7:3000", V4, false],
    ["once its connection is gone", "GET", "/metrics", "undefined:undefined", {}, false],
  ] as const)("%s", (_name, method, url, host, socket, known) => {
    expect(asksByAddress({ method, url, headers: { host }, socket })).toBe(known);
  });
});

describe("the headers of every answer", () => {
  it.each([
    ["behind https", "https://readiness.example.com", true],
    ["behind http", "http://readiness.example.com", false],
    ["behind https in large letters", "HTTPS://readiness.example.com", true],
    ["on loopback", undefined, false],
    ["at an address that is set to nothing", "", false],
  ])("%s", (_name, PUBLIC_URL, strict) => {
    const headers = headersOf({ NODE_ENV: "production", PUBLIC_URL });
    expect("Strict-Transport-Security" in headers).toBe(strict);
    expect(headers).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Referrer-Policy": "same-origin",
    });
  });
});

describe("a header that says who asks", () => {
  it.each([
    ["once", ["Host", "a", "Authorization", "b"], undefined, false],
    ["twice", ["Authorization", "a", "authorization", "b"], undefined, true],
    [
      "twice, a load balancer's",
      ["x-amzn-oidc-data", "a", "X-Amzn-Oidc-Data", "b"],
      undefined,
      true,
    ],
    ["twice, one of our own choice", ["x-id", "a", "X-Id", "b"], "X-Id", true],
    ["twice, one that says nothing here", ["x-id", "a", "x-id", "b"], undefined, false],
  ])("%s", (_name, raw, asserted, expected) => {
    expect(saysTwice(raw, asserted)).toBe(expected);
  });
});

describe("from where a request came", () => {
  const PUBLIC = "https://readiness.acme.example";
  it.each([
    ["the other end of the connection", undefined, null, "192.0.2.1"],
    [
      "that, whatever a client writes, where no proxy is in front",
      "198.51.100.9",
      null,
      "192.0.2.1",
    ],
    ["what the proxy next to us says", "203.0.113.5, 198.51.100.9", PUBLIC, "198.51.100.9"],
    ["the other end where the proxy says nothing", undefined, PUBLIC, "192.0.2.1"],
    [
      "what Google's load balancer says before its own address",
      "203.0.113.5, 198.51.100.9,34.120.1.1",
      PUBLIC,
      "198.51.100.9",
      "iap",
    ],
    [
      "its only word, where it does not tell its own",
      "198.51.100.9",
      PUBLIC,
      "198.51.100.9",
      "iap",
    ],
    ["the other end where it says nothing", undefined, PUBLIC, "192.0.2.1", "iap"],
  ])("%s", (_name, forwarded, publicUrl, expected, AUTH_PROXY = "alb") => {
    const request = {
      headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
      socket: { remoteAddress: "::ffff:192.0.2.1" } as Socket,
    };
    const from = { publicUrl, addsItself: addsItself({ ...ENV, AUTH: "proxy", AUTH_PROXY }) };
    expect(addressOf(request, from)).toBe(expected);
  });

  it.each([
    ["IAP in front", { AUTH: "proxy", AUTH_PROXY: "iap" }, true],
    ["a load balancer of AWS", { AUTH: "proxy", AUTH_PROXY: "alb" }, false],
    ["what is set and not used", { AUTH: "oidc", AUTH_PROXY: "iap" }, false],
    ["nothing", {}, false],
  ])("is told before the proxy's own address: %s", (_name, env, expected) => {
    expect(addsItself({ ...ENV, ...env })).toBe(expected);
  });
});
type HttpAnswer = { status: number; text: string; bytes: Buffer; headers: IncomingHttpHeaders };

const LONG = JSON.stringify({ cells: "x".repeat(5_000) });
const require = createRequire(import.meta.url);
type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const compress: Compress = require("next/dist/compiled/compression")();

/** A route's answer on its way through Next: it drops what the route says of the encoding, and compresses what has none. */
function sendAsNext(request: IncomingMessage, response: ServerResponse): void {
  compress(request, response, () => undefined);
  const headers = {
    "Content-Type": "application/json",
    "Content-Encoding": "gzip",
    [ENCODED]: String(request.headers[ENCODED]),
  };
  const answer = new Response(new Uint8Array(gzipSync(LONG)), { headers });
  void sendResponse(new NodeNextRequest(request), new NodeNextResponse(response), answer);
}

describe("a guarded server", () => {
  const server = createServer((incoming, outgoing) => {
    const port = (server.address() as AddressInfo).port;
    const next = guarded(
      (inside, response) => {
        if (inside.url === "/packed") return sendAsNext(inside, response);
        return response.end("inside");
      },
      {
        NODE_ENV: "production",
        PORT: String(port),
      },
    );
    next(incoming, outgoing);
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const ask = (method: string, path: string, host?: string) =>
    new Promise<HttpAnswer>((resolve) => {
      const { port } = server.address() as AddressInfo;
      const headers = { "accept-encoding": "gzip", ...(host ? { host } : {}) };
      request({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        const { statusCode: status = 0, headers: got } = answer;
        answer.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({ status, text: bytes.toString(), bytes, headers: got });
        });
      }).end();
    });

  it("lets a route say by another name how its answer is encoded, and it is encoded once", async () => {
    const { bytes, headers } = await ask("GET", "/packed");
    expect([headers["content-encoding"], headers[ENCODED]]).toEqual(["gzip", undefined]);
    expect(gunzipSync(bytes).toString()).toBe(LONG);
  });

  it.each([undefined, "", "3000"])("takes a port of %j as the server does", (PORT) => {
    const next = vi.fn();
    const rawHeaders = ["Host", "localhost:3000"];
    const answer = { setHeader: vi.fn(), writeHead: vi.fn(), end: vi.fn() };
    guarded(next, { NODE_ENV: "production", PORT })(
      {
        method: "GET",
        url: "/",
        headers: { host: "localhost:3000" },
        rawHeaders,
        socket: {},
      } as unknown as IncomingMessage,
      answer as unknown as ServerResponse,
    );
    expect(answer.writeHead.mock.calls).toEqual([]);
    expect(next).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["lets its own requests through", "GET", "/", undefined, 200, "inside"],
    ["answers TRACE itself", "TRACE", "/", undefined, 405, /method/],
    ["answers another Host itself", "GET", "/icon.svg", "evil.example", 421, /own/],
    ["answers a bad escape itself", "GET", "/%E0%A4%A", undefined, 400, /well formed/],
  ] as const)("%s", async (_name, method, path, host, status, text) => {
    const answer = await ask(method, path, host);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["permissions-policy"]).toContain("camera=()");
  });
});
