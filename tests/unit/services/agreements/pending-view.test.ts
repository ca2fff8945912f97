import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { pendingView } from "@/lib/services/agreements/pending-view";
import { pollWatch } from "@/lib/services/agreements/poll-watch";
import { rearm } from "@/lib/services/agreements/rearm";
import {
  ACCOUNT,
  aWorld,
  KEY,
  keepAccount,
  MODEL,
  PRODUCT,
  T0,
  type World,
} from "@/tests/support/watches/world";

let world: World;
beforeEach(async () => {
  world = await aWorld();
  await world.scan("eu-west-1");
  await rearm(world.process(), new Map());
});
afterEach(() => world.close());

async function view() {
  const answer = await pendingView(world.process());
  if (!answer.ok) throw new Error("a view is never refused");
  return answer.value;
}
async function pollAt(at: number): Promise<void> {
  world.now = at;
  await pollWatch(world.process(), KEY, {
    signal: new AbortController().signal,
    random: () => 0.5,
  });
}

describe("the page of pending agreements", () => {
  it("shows one in flight with its clock and next poll, and no Support text yet", async () => {
    const { inFlight, done, serverNow } = await view();
    expect(done).toEqual([]);
    expect(serverNow).toBe(T0);
    expect(inFlight).toMatchObject([
      {
        account: ACCOUNT,
        accountName: "payments-prod",
        modelId: MODEL,
        state: "pending",
        code: "MPAgreementBeingCreated",
        deadlineAt: T0 + 15 * MINUTE_MS,
        nextPollAt: T0 + 15_000,
        supportText: null,
        fix: null,
      },
    ]);
  });

  it("has the Support text from the deadline on", async () => {
    world.now = T0 + 15 * MINUTE_MS;
    const [row] = (await view()).inFlight;
    expect(row).toMatchObject({
      state: "overdue",
      code: "MPAgreementPending",
      nextTryAt: T0 + 30 * MINUTE_MS,
    });
    expect(row?.supportText).toContain(MODEL);
  });

  it("says why the last poll failed, beside what was last known", async () => {
    world.says.set("eu-west-1", "fault");
    await pollAt(T0 + 15_000);
    const [row] = (await view()).inFlight;
    expect(row?.regions).toMatchObject([
      { agreement: "PENDING", seenAt: T0, problem: { text: "timed out", at: T0 + 15_000 } },
    ]);
    expect(row?.history).toMatchObject([{ failed: true }]);
  });

  it("shows a failed one with its cause, who acts, and a link", async () => {
    world.agreements = [
      { agreementId: "agmt-1", status: "ACTIVE", acceptedAt: T0, productIds: [PRODUCT] },
    ];
    world.entitlements.set("agmt-1", [
      { status: "FAILED", reason: "INVALID_PAYMENT_INSTRUMENT", productId: PRODUCT },
    ]);
    const agreements = {
      status: "read" as const,
      value: world.agreements,
      source: { operation: "x", requestId: null, at: T0, attempt: T0 },
    };
    await keepAccount(world, { agreements });
    await pollAt(T0 + 15_000);
    const [row] = (await view()).done;
    expect(row).toMatchObject({
      state: "failed",
      code: "MPAgreementFailed",
      cause: "payment-instrument-invalid",
    });
    expect(row?.fix).toMatchObject({ owner: "billing" });
    expect(row?.fix?.primary?.href).toMatch(/^https:/);
  });

  it.each([
    [7 * DAY_MS, 1],
    [7 * DAY_MS + 1, 0],
  ])("shows what ended for 7 days: %d ms later %d", async (laterMs, rows) => {
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + 15_000);
    world.now = T0 + 15_000 + laterMs;
    expect((await view()).done).toHaveLength(rows);
  });

  it("tells one that was dismissed in flight, and hides one that was dismissed after its end", async () => {
    await dismissWatch(world.process(), KEY);
    expect((await view()).done).toMatchObject([{ state: "dismissed" }]);
    await rearm(world.process(), new Map());
    expect((await view()).inFlight).toEqual([]);
  });

  it("hides an ended one that was dismissed", async () => {
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + 15_000);
    await dismissWatch(world.process(), KEY);
    expect((await view()).done).toEqual([]);
  });
});
