/** Sends one body; gives null when it was taken, else the problem in words that hold neither address nor secret. */
export type SendWebhook = (
  message: { id: string; body: string },
  signal: AbortSignal,
) => Promise<string | null>;
