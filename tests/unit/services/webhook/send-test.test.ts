import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "@/lib/services/context";
import type { WebhookAnswer } from "@/lib/services/ports/notify";
import { sendTest } from "@/lib/services/webhook/send-test";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import { aWorld, T0, type World } from "@/tests/support/watches/world";

let world: World;
let sent: { id: string; body: string; at: number }[];
beforeEach(async () => {
  world = await aWorld();
  sent = [];
});
afterEach(() => world.close());

function contextWith(
  webhook: { host: string; signed: boolean } | null,
  answer: WebhookAnswer = { problem: null, status: 200, tookMs: 300 },
): Context {
  const ctx = world.process();
  return {
    ...ctx,
    installation: {
      ...ctx.installation,
      publicUrl: "https://ready.example.com",
      webhook: () => webhook,
    },
    askWebhook: async (message) => {
      sent.push(message);
      return answer;
    },
  };
}
const HOOK = { host: "hooks.example.com", signed: true };

describe("a test of the webhook", () => {
  it("says of itself that it is one, in the form of every other notice, and of nothing else", async () => {
    const told = await sendTest(contextWith(HOOK));
    expect(told).toEqual({
      ok: true,
      value: { id: "test~request-1", at: T0, problem: null, status: 200, tookMs: 300 },
    });
    const [message] = sent;
    expect(message).toMatchObject({ id: "test~request-1", at: T0 });
    const body: unknown = JSON.parse(message?.body ?? "");
    expect(body).toEqual({
      text: "Test of the webhook of Bedrock Readiness. Nothing happened, and nobody need act. https://ready.example.com/settings",
      event: {
        schemaVersion: 1,
        id: "test~request-1",
        state: "test",
        accountId: null,
        modelId: null,
        regions: null,
        agreementId: null,
        startedAt: null,
        at: new Date(T0).toISOString(),
        code: null,
        cause: null,
        owner: null,
        link: "https://ready.example.com/settings",
      },
    });
  });

  it("that is not taken is told with the reason, and is not tried again", async () => {
    const problem = "The webhook answered HTTP 500.";
    const told = await sendTest(contextWith(HOOK, { problem, status: 500, tookMs: 20 }));
    expect(told).toMatchObject({ ok: true, value: { problem, status: 500 } });
    expect(await webhookHealth(world.process())).toEqual({ waiting: 0, problem: null });
  });

  it("is refused where no webhook is configured, and nothing is sent", async () => {
    expect(await sendTest(contextWith(null))).toMatchObject({
      ok: false,
      error: { code: "NO_WEBHOOK" },
    });
    expect(sent).toEqual([]);
  });
});
