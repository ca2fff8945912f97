import { Readable } from "node:stream";
import { HttpRequest, type HttpResponse } from "@smithy/core/protocols";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { AskFeed, FeedAnswer } from "@/lib/services/ports/trouble";
import { isLate, within } from "@/lib/within";
import { parseFeed } from "./parse-feed";

const ANSWER_WITHIN_MS = 10 * SECOND_MS;
/** A feed of a bad month has some 50 kB. */
const BODY_BYTES_MAX = 512 * 1_024;
const ATTEMPTS = 2;
const PAUSE_MS = SECOND_MS;

type Means = {
  requestHandler: NodeHttpHandler;
  /** Resolves after `ms`, or sooner when the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * AWS's public feeds of Bedrock, without credentials: `bedrock-REGION.rss` under an address that ends in a slash. Goes by
 * the same proxy and certificates as every call to AWS, within 10 s and 512 kB; what was not reached or failed at AWS is
 * tried once more. Redirects are not followed.
 */
export function createAskFeed(base: string, means: Means): AskFeed {
  return async (asked, signal) => {
    let answer = await askOnce(base, asked, { ...means, signal });
    for (let attempt = 1; attempt < ATTEMPTS && answer.again && !signal.aborted; attempt += 1) {
      await means.sleep(PAUSE_MS, signal);
      answer = await askOnce(base, asked, { ...means, signal });
    }
    return answer.answer;
  };
}

type Tried = { answer: FeedAnswer; again: boolean };
type Asked = Parameters<AskFeed>[0];

async function askOnce(
  base: string,
  { region, etag }: Asked,
  { requestHandler, signal }: Means & { signal: AbortSignal },
): Promise<Tried> {
  const request = requestFor(new URL(`bedrock-${encodeURIComponent(region)}.rss`, base), etag);
  try {
    return await within(ANSWER_WITHIN_MS, signal, async (abortSignal) => {
      const { response } = await requestHandler.handle(request, { abortSignal });
      return triedOf(response, { etag, abortSignal });
    });
  } catch (error) {
    const late = isLate(error);
    const problem = late ? "The feed did not answer within 10 s." : notReached(error);
    return { answer: failed(problem, false), again: !late };
  }
}

async function triedOf(
  { statusCode, headers, body }: HttpResponse,
  { etag, abortSignal }: { etag: string | null; abortSignal: AbortSignal },
): Promise<Tried> {
  if (statusCode !== 200) {
    if (body instanceof Readable) body.destroy();
    if (statusCode === 304 && etag !== null) return { answer: { status: "same" }, again: false };
    return { answer: refused(statusCode), again: statusCode >= 500 || statusCode === 429 };
  }
  const text = await readText(body, abortSignal);
  const items = text.ok ? parseFeed(text.value) : text;
  if (!items.ok) return { answer: failed(items.error, true), again: false };
  return {
    answer: { status: "read", items: items.value, etag: headers.etag ?? null },
    again: false,
  };
}

const failed = (problem: string, reached: boolean): FeedAnswer => ({
  status: "failed",
  problem,
  reached,
});

/** S3 answers 403 for what is not there. */
const refused = (status: number): FeedAnswer =>
  failed(
    status === 403 || status === 404
      ? `There is no such feed: HTTP ${status}.`
      : `The feed answered HTTP ${status}.`,
    true,
  );

function notReached(error: unknown): string {
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return `The feed could not be reached${code}.`;
}

function requestFor(address: URL, etag: string | null): HttpRequest {
  const { protocol, hostname, port, pathname } = address;
  return new HttpRequest({
    method: "GET",
    ...{ protocol, hostname, path: pathname },
    ...(port !== "" && { port: Number(port) }),
    headers: {
      host: address.host,
      accept: "application/rss+xml, text/xml;q=0.9",
      "user-agent": "bedrock-readiness",
      ...(etag !== null && { "if-none-match": etag }),
    },
  });
}

/** The body as text, cut off where it grows too large or too slow. */
async function readText(body: unknown, signal: AbortSignal): Promise<Result<string, string>> {
  if (!(body instanceof Readable)) return err("The feed answered without a body.");
  const end = () => body.destroy(new Error("too slow"));
  signal.addEventListener("abort", end, { once: true });
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > BODY_BYTES_MAX) return err("The feed is larger than 512 kB and was cut off.");
      chunks.push(part);
    }
    return ok(Buffer.concat(chunks).toString("utf8"));
  } finally {
    signal.removeEventListener("abort", end);
  }
}
