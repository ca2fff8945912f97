import type { EpochMs } from "@/lib/domain/time";

type Message = { id: string; body: string; at: EpochMs };

/** Sends one body, which is signed together with the time at which it is sent; gives null when it was taken, else the problem in words that hold neither address nor secret. */
export type SendWebhook = (message: Message, signal: AbortSignal) => Promise<string | null>;

/** What came of one body: `status` is that of HTTP, null where none came; `tookMs` null: nothing was sent. */
export type WebhookAnswer = {
  problem: string | null;
  status: number | null;
  tookMs: number | null;
};

/** The same as `SendWebhook`, with what was answered. */
export type AskWebhook = (message: Message, signal: AbortSignal) => Promise<WebhookAnswer>;
