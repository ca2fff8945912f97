import type { WebhookTest } from "@/lib/contracts/webhook-test";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { testBody } from "./payload";

type NoWebhook = { code: "NO_WEBHOOK"; message: string };

const WITHIN_MS = 15 * SECOND_MS;

/** Sends the webhook a notice that is marked as a test, signed like every other, and tells what came of it. Nothing of it is kept. */
export async function sendTest(ctx: Context): Promise<Result<WebhookTest, NoWebhook>> {
  if (!ctx.installation.webhook())
    return err({ code: "NO_WEBHOOK", message: "No webhook is configured." });
  const at = ctx.now();
  const id = `test~${ctx.requestId}`;
  const body = testBody({ id, at, publicUrl: ctx.installation.publicUrl });
  const answer = await ctx.askWebhook({ id, body, at }, AbortSignal.timeout(WITHIN_MS));
  return ok({ id, at, ...answer });
}
