import type { WebhookTest } from "@/lib/contracts/webhook-test";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { testBody } from "./payload";

type NoWebhook = { code: "NO_WEBHOOK"; message: string };

const WITHIN_MS = 15 * SECOND_MS;

/** Sends the webhook a notice that is marked as a test, signed like every other, and tells what came of it. That it was sent is on record first. */
export async function sendTest(ctx: Context): Promise<Result<WebhookTest, NoWebhook>> {
  if (!ctx.installation.webhook())
    return err({ code: "NO_WEBHOOK", message: "No webhook is configured." });
  const at = ctx.now();
  const id = `test~${ctx.requestId}`;
  const body = testBody({ id, at, publicUrl: ctx.installation.publicUrl });
  await recordBefore(ctx, { what: "webhook.tested", on: { subject: id } });
  const answer = await ctx.askWebhook({ id, body, at }, AbortSignal.timeout(WITHIN_MS));
  return ok({ id, at, ...answer });
}
