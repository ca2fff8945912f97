import { amountOrNull, text, textOrNull, time } from "./parts";
import * as z from "./schema";

/** What came of a test notice: `problem` null where it was taken; `status` is that of HTTP, null where none came. */
export const WebhookTest = z.object({
  id: text,
  at: time,
  problem: textOrNull,
  status: amountOrNull,
  tookMs: amountOrNull,
});
export type WebhookTest = z.output<typeof WebhookTest>;
