import type { FeedItem } from "@/lib/domain/trouble/events";

/** What a feed answered. `same`: nothing is new since the ETag; `reached` false: no answer came at all. */
export type FeedAnswer =
  | { status: "read"; items: readonly FeedItem[]; etag: string | null }
  | { status: "same" }
  | { status: "failed"; problem: string; reached: boolean };

/** Asks AWS's public feed of Bedrock in one Region. Never rejects but when aborted. */
export type AskFeed = (
  asked: { region: string; etag: string | null },
  signal: AbortSignal,
) => Promise<FeedAnswer>;
