import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { CONTROL_PREFIX, handleControl } from "@/lib/stand-in/control/handle";
import { dispatch } from "@/lib/stand-in/dispatch";
import type { Dispatched } from "@/lib/stand-in/dispatched";
import { answerFeed, FEED_PATH } from "@/lib/stand-in/health-feed";
import type { Site } from "@/lib/stand-in/site";
import { type Rendered, render } from "@/lib/stand-in/wire/protocol";

const BODY_BYTES_MAX = 1_048_576;
const EMPTY = Buffer.alloc(0);
const HTTP2_PREFACE = "PRI * HTTP/2.0";

/** One port that plays every account, region and service, and the control port beside them. */
export function createStandInServer(site: Site): Server {
  const server = createServer((request, response) => {
    readBody(request, (body) => {
      if (body === null) response.writeHead(413).end();
      else if (request.url?.startsWith(CONTROL_PREFIX))
        handleControl(site, { request, response, body });
      else {
        const region = FEED_PATH.exec(request.url ?? "")?.[1];
        if (region) answerFeed(site, { request, response, region });
        else answerRequest(site, { request, response, body });
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on("clientError", (error: Error & { rawPacket?: Buffer }, socket) => {
    if (error.rawPacket?.toString("latin1").startsWith(HTTP2_PREFACE)) noteHttp2(site);
    socket.destroy();
  });
  return server;
}

function answerRequest(
  site: Site,
  { request, response, body }: { request: IncomingMessage; response: ServerResponse; body: Buffer },
): void {
  const dispatched = dispatch(site, {
    method: request.method ?? "GET",
    target: request.url ?? "/",
    headers: request.headers,
    body,
  });
  const { effect } = dispatched;
  const waitMs = site.latencyMs + (effect?.kind === "wait" ? effect.ms : 0);
  if (waitMs > 0) setTimeout(() => send(site, { response, dispatched }), waitMs);
  else send(site, { response, dispatched });
}

function send(
  site: Site,
  { response, dispatched }: { response: ServerResponse; dispatched: Dispatched },
): void {
  const { effect } = dispatched;
  if (effect?.kind === "hang") return;
  if (effect?.kind === "dead") {
    response.socket?.destroy();
    return;
  }
  const requestId = randomUUID();
  const rendered: Rendered =
    effect?.kind === "raw"
      ? {
          status: effect.status,
          headers: { "content-type": effect.contentType, "x-amzn-requestid": requestId },
          body: effect.body,
        }
      : render({ ...dispatched, requestId });
  const body = effect?.kind === "rewrite" ? effect.rewrite(rendered.body) : rendered.body;
  const encoding = rendered.encoding ?? "utf8";
  const length = Buffer.byteLength(body, encoding);
  const headers: Record<string, string | number> = {
    ...rendered.headers,
    "content-length": length,
  };
  if (site.clock.headerOffsetMs !== 0) {
    headers.date = new Date(Date.now() + site.clock.headerOffsetMs).toUTCString();
  }
  response.writeHead(rendered.status, headers);
  if (effect?.kind === "cut") {
    response.write(body.slice(0, Math.floor(body.length / 2)), encoding, () =>
      response.socket?.destroy(),
    );
    return;
  }
  response.end(body, encoding);
}

function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  if (request.headers["content-length"] === undefined && request.method === "GET") {
    done(EMPTY);
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= BODY_BYTES_MAX) chunks.push(chunk);
  });
  request.on("end", () => done(bytes > BODY_BYTES_MAX ? null : Buffer.concat(chunks)));
}

/** A Bedrock Runtime client opens HTTP/2 unless told otherwise: who it is can't be read, that it tried can. */
function noteHttp2(site: Site): void {
  const place = { account: "", region: "", service: "bedrock-runtime", operation: "HTTP/2" };
  site.calls.count(place, "failed");
  site.calls.wrote({ ...place, at: new Date().toISOString(), model: "", status: 0, took: false });
}
