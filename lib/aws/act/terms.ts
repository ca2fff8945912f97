import { createHash } from "node:crypto";
import { addAbortSignal, Readable } from "node:stream";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { isLoopbackHost } from "@/lib/domain/loopback";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { TermsSeen } from "@/lib/services/ports/act-aws";
import { within } from "@/lib/within";

const WITHIN_MS = 5 * SECOND_MS;
/** AWS keeps the terms in a bucket of its own; what is elsewhere is not fetched, whatever an answer names. */
const HOST_OF_AWS = /\.amazonaws\.com(?:\.cn)?$/;

type HttpRequest = Parameters<NodeHttpHandler["handle"]>[0];

/**
 * What a person reads under a signed link, by its SHA-256 and length: fetched with nobody's credentials and kept nowhere.
 * The error says why it could not be, and completes a sentence.
 */
export async function readTerms(
  { requestHandler }: { requestHandler: NodeHttpHandler },
  { url, signal }: { url: string; signal: AbortSignal },
): Promise<Result<TermsSeen, string>> {
  const address = new URL(url);
  if (!mayFetch(address)) return err("they are not on a host of AWS’s own");
  try {
    return await within(WITHIN_MS, signal, async (abortSignal) => {
      const { response } = await requestHandler.handle(requestOf(address), { abortSignal });
      const body: unknown = response.body;
      if (!(body instanceof Readable)) return err("their host gave no document");
      if (response.statusCode !== 200) {
        body.destroy();
        return err(`their host answered HTTP ${response.statusCode}`);
      }
      return ok(await digestOf(addAbortSignal(abortSignal, body)));
    });
  } catch {
    return err("their host gave no whole document within 5 s"); // whatever broke, nothing was read
  }
}

/** What is on this machine is a local AWS's, such as the demo's. */
const mayFetch = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" ? HOST_OF_AWS.test(hostname) : isLoopbackHost(hostname);

function requestOf({ protocol, host, hostname, port, pathname, search }: URL): HttpRequest {
  const request: HttpRequest = {
    method: "GET",
    protocol,
    hostname,
    ...(port !== "" && { port: Number(port) }),
    path: `${pathname}${search}`,
    query: {},
    headers: { host },
    clone: () => request,
  };
  return request;
}

async function digestOf(body: Readable): Promise<TermsSeen> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of body) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    hash.update(part);
  }
  return { sha256: hash.digest("hex"), bytes };
}
