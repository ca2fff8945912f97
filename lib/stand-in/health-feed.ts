import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Site } from "@/lib/stand-in/site";
import { element } from "@/lib/stand-in/wire/xml";

export type FeedItem = { title: string; text: string; agoMs: number };

/** What a Region's feed holds, or how it fails. */
export type Feed =
  | { kind: "items"; items: readonly FeedItem[] }
  | { kind: "raw"; status: number; body: string }
  /** Never ends, and never pauses. */
  | { kind: "endless" }
  /** The connection closes without a word. */
  | { kind: "dead" };

/** The public feeds, as `https://status.aws.amazon.com/rss/`: without a signature. */
export const FEED_PATH = /^\/rss\/bedrock-([a-z0-9-]+)\.rss$/;

const QUIET: Feed = { kind: "items", items: [] };
const FILLING = " ".repeat(64 * 1_024);

/** Answers one feed with its ETag, or 304. */
export function answerFeed(
  site: Site,
  {
    request,
    response,
    region,
  }: { request: IncomingMessage; response: ServerResponse; region: string },
): void {
  const place = { account: "", region, service: "health-feed", operation: "GetFeed" };
  const feed = site.world.feeds.get(region) ?? QUIET;
  site.calls.count(place, feed.kind === "items" ? "answered" : "failed");
  if (feed.kind === "dead") response.socket?.destroy();
  else if (feed.kind === "raw") response.writeHead(feed.status).end(feed.body);
  else if (feed.kind === "endless") pour(response);
  else {
    const body = feedText(region, feed.items, site.world.startedAt);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    const same = request.headers["if-none-match"] === etag;
    response.writeHead(same ? 304 : 200, { etag, "content-type": "text/xml" });
    response.end(same ? undefined : body);
  }
}

function pour(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/xml" });
  response.write('<?xml version="1.0"?><rss version="2.0"><channel>');
  const more = () => {
    if (response.destroyed) return;
    if (response.write(FILLING)) setImmediate(more);
    else response.once("drain", more);
  };
  more();
}

/** AWS writes messages as CDATA, newest first, with its own time zone and the seconds in the guid. */
function feedText(region: string, items: readonly FeedItem[], now: number): string {
  const lines = items.map(({ title, text, agoMs }) => {
    const at = now - agoMs;
    const guid = `https://status.aws.amazon.com/#bedrock-${region}_${Math.floor(at / 1_000)}`;
    return `<item><title>${cdata(title)}</title>${element("link", "https://status.aws.amazon.com/")}${element("pubDate", new Date(at).toUTCString())}<guid isPermaLink="false">${guid}</guid><description>${cdata(text)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${element("title", `Amazon Bedrock (${region}) Service Status`)}${lines.join("\n")}</channel></rss>\n`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
