import type { EpochMs } from "@/lib/domain/time";

/** Sends one body, which is signed together with the time at which it is sent; gives null when it was taken, else the problem in words that hold neither address nor secret. */
export type SendWebhook = (
  message: { id: string; body: string; at: EpochMs },
  signal: AbortSignal,
) => Promise<string | null>;
