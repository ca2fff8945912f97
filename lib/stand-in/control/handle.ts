import type { IncomingMessage, ServerResponse } from "node:http";
import type { Site } from "@/lib/stand-in/site";
import { runControl } from "./commands";

/** No AWS service has a path that begins so. */
export const CONTROL_PREFIX = "/_stand-in/";

type Exchange = { request: IncomingMessage; response: ServerResponse; body: Buffer };

/** The control port: plain JSON, for this machine only, without a signature. */
export function handleControl(site: Site, { request, response, body }: Exchange): void {
  const reply = (status: number, value: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(`${JSON.stringify(value, null, 1)}\n`);
  };
  if (!isLoopback(request.socket.remoteAddress)) {
    reply(403, { error: "The control port answers this machine only." });
    return;
  }
  const input = parse(body);
  if (input === undefined) {
    reply(400, { error: "The body is not JSON." });
    return;
  }
  const url = new URL(request.url ?? "/", "http://stand-in.invalid");
  const name = url.pathname.slice(CONTROL_PREFIX.length);
  const { status, value } = runControl(site, {
    verb: request.method ?? "GET",
    name,
    input,
  });
  reply(status, value);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function isLoopback(address: string | undefined): boolean {
  return (
    address !== undefined &&
    (address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127."))
  );
}
