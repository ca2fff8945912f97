import { DAY_MS, type EpochMs } from "@/lib/domain/time";

/** One message of AWS's public feed, as its text says. `at`: when AWS wrote it. */
export type FeedItem = { title: string; text: string; at: EpochMs };

/** Trouble that AWS has told of and not called over. */
export type TroubleEvent = {
  /** AWS's word for how bad it is, such as `Service disruption`; null: it gave none. */
  kind: string | null;
  subject: string;
  since: EpochMs;
  updatedAt: EpochMs;
  /** What AWS wrote last. */
  text: string;
};

/** AWS writes every few hours while something lasts; what it has not spoken of for so long it left without an end. */
export const SILENT_AFTER_MS = 7 * DAY_MS;

const NORMAL = /^service is operating normally\b/i;
const RESOLVED = /\[\s*(?:resolved|解決済)\s*\]/gi;
const KIND = /^([A-Z][A-Za-z ]{2,40}):\s+/;

/**
 * What is open in the messages of one Region's feed, newest word first. A message belongs to those of the same subject. It
 * ends them where it says `[RESOLVED]`, and whatever was open where it says that the service operates normally: the
 * subject may have been worded anew meanwhile. As the feeds are written: https://status.aws.amazon.com/rss/all.rss
 */
export function openEvents(items: readonly FeedItem[], now: EpochMs): readonly TroubleEvent[] {
  const open = new Map<string, TroubleEvent>();
  for (const item of items.toSorted((a, b) => a.at - b.at)) {
    const { key, event } = read(item);
    if (NORMAL.test(item.title)) open.clear();
    else if (isResolved(item.title)) open.delete(key);
    else open.set(key, { ...event, since: open.get(key)?.since ?? item.at });
  }
  return [...open.values()]
    .filter(({ updatedAt }) => now - updatedAt <= SILENT_AFTER_MS)
    .sort((a, b) => b.updatedAt - a.updatedAt);
}

const isResolved = (title: string): boolean => title.search(RESOLVED) !== -1;

function read({ title, text, at }: FeedItem): { key: string; event: TroubleEvent } {
  const kind = title.match(KIND)?.[1] ?? null;
  const rest = kind === null ? title : title.replace(KIND, "");
  const subject = rest.replaceAll(RESOLVED, "").replaceAll(/\s+/g, " ").trim();
  return { key: subject.toLowerCase(), event: { kind, subject, since: at, updatedAt: at, text } };
}
