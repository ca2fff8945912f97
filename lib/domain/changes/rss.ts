import type { EpochMs } from "@/lib/domain/time";

export type RssItem = { id: string; title: string; at: EpochMs; link: string; category: string };

export type RssChannel = {
  title: string;
  description: string;
  link: string;
  self: string;
  items: readonly RssItem[];
};

/** RSS 2.0 by https://www.rssboard.org/rss-specification */
export function toRss({ title, description, link, self, items }: RssChannel): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${xml(title)}</title><link>${xml(link)}</link><description>${xml(description)}</description>`,
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
    ...items.map(itemOf),
    "</channel></rss>\n",
  ].join("\n");
}

const itemOf = ({ id, title, at, link, category }: RssItem): string =>
  `<item><guid isPermaLink="false">${xml(id)}</guid><title>${xml(title)}</title><link>${xml(link)}</link>` +
  `<pubDate>${new Date(at).toUTCString()}</pubDate><category>${xml(category)}</category></item>`;

/** A text inside XML: markup is escaped, what XML 1.0 does not allow at all is left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
