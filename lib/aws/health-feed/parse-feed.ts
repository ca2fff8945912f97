import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { printable } from "@/lib/domain/printable";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { FeedItem } from "@/lib/domain/trouble/events";

const ITEMS_MAX = 200;
const TITLE_MAX = 300;
const TEXT_MAX = 4_000;

/**
 * The messages of one feed, as RSS 2.0: https://www.rssboard.org/rss-specification. A text that is no such feed, or a
 * message without a title or a time, is refused whole: half a feed could leave out that something is open. The error is a
 * sentence for people.
 */
export function parseFeed(xml: string): Result<readonly FeedItem[], string> {
  const channel = channelOf(xml);
  if (channel === null) return err("The feed is not in the form that is known.");
  const found = elements(channel, "item");
  const items = found.slice(0, ITEMS_MAX).map(itemOf);
  const read = items.filter((item) => item !== null);
  return read.length === items.length
    ? ok(read)
    : err("A message of the feed has no title or no time that could be read.");
}

function channelOf(xml: string): XmlElement | null {
  try {
    const { root } = parseXml(xml, { ignoreUndefinedEntities: true });
    if (root?.name !== "rss") return null;
    return elements(root, "channel")[0] ?? null;
  } catch {
    return null; // what is not well formed, or nests without end
  }
}

const elements = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );

const textOf = (parent: XmlElement, name: string): string =>
  elements(parent, name)[0]?.text.trim() ?? "";

function itemOf(item: XmlElement): FeedItem | null {
  const title = plain(textOf(item, "title"), TITLE_MAX);
  const at = timeOf(item);
  if (title === "" || at === null) return null;
  return { title, text: plain(textOf(item, "description"), TEXT_MAX), at };
}

/** The guid ends in seconds since 1970; the date beside it names its zone by letters. */
function timeOf(item: XmlElement): number | null {
  const seconds = /_(\d{10})$/.exec(textOf(item, "guid"))?.[1];
  const at = seconds ? Number(seconds) * SECOND_MS : Date.parse(textOf(item, "pubDate"));
  return Number.isFinite(at) ? at : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** Messages are HTML within the XML; what is shown of them is text. */
function plain(html: string, max: number): string {
  const text = html
    .slice(0, 4 * max)
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  const line = printable(text).replaceAll(/\s+/g, " ").trim();
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}
