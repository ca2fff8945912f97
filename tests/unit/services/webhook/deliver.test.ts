import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@/lib/domain/acts/act";
import { printAct } from "@/lib/domain/acts/codec";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import type { Watch } from "@/lib/domain/agreement/watch";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { waitAfterMs } from "@/lib/services/webhook/delivery";
import { webhookBody } from "@/lib/services/webhook/payload";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import { anAct, anEnded, aWish } from "@/tests/support/acts/samples";
import { aWatch } from "@/tests/support/watches/watch";
import { aWorld, T0, type World } from "@/tests/support/watches/world";

let world: World;
let sent: { id: string; body: string }[];
let answers: (string | null)[];
beforeEach(async () => {
  world = await aWorld();
  sent = [];
  answers = [];
});
afterEach(() => world.close());

const options = (publicUrl: string | null = null) => ({
  publicUrl,
  signal: new AbortController().signal,
  send: async (message: { id: string; body: string }) => {
    sent.push(message);
    return answers.shift() ?? null;
  },
});
const tell = () => deliverNotices(world.process(), options());

const ended = (modelId: string, at = T0 + 4 * MINUTE_MS): Watch => ({
  ...aWatch(),
  modelId,
  flight: { state: "active", startedAt: T0, endedAt: at, lastPendingAt: at },
  notices: [{ flightNo: 1, kind: "active", at }],
});

async function store(...watches: readonly Watch[]): Promise<void> {
  for (const watch of watches) {
    await world.stores.watches.put(rowOf(watch, T0), 0);
  }
}

describe("telling the webhook", () => {
  it("happens once for each notice, oldest first", async () => {
    await store(ended("b", T0 + 2), ended("a", T0 + 1));
    await tell();
    await tell();
    expect(sent.map(({ id }) => id)).toEqual([
      "111122223333~a~1~active",
      "111122223333~b~1~active",
    ]);
    expect(await webhookHealth(world.process())).toEqual({ waiting: 0, problem: null });
  });

  const keep = (act: Act, lock: string | null) =>
    world.stores.acts.put(
      {
        ...{ id: act.id, account: act.account, kind: act.kind, lock, nextLookAt: null },
        ...{ createdAt: act.createdAt, updatedAt: T0, body: printAct(act) },
      },
      0,
    );

  it("tells what is asked for and how an act ended, once each, with a link to it", async () => {
    const at = { key: "user:ben", name: "ben", at: T0 + 1 };
    const wished = aWish("enable-region");
    await keep({ ...wished, wish: wished.wish && { ...wished.wish, by: at } }, "lock");
    const done = anEnded("accept-agreement", "done");
    if (done.step.state !== "done") throw new Error("done is what it is");
    await keep({ ...done, id: "act-2", step: { ...done.step, endedAt: T0 + 2 } }, null);
    const { process } = world;
    await deliverNotices(process(), options("https://readiness.acme.example"));
    await deliverNotices(process(), options("https://readiness.acme.example"));
    expect(sent.map(({ id }) => id)).toEqual([
      "111122223333~act~act-1~asked",
      "111122223333~act~act-2~done",
    ]);
    expect(sent.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        text: expect.stringMatching(/^ben asks: Enable eu-south-2, Spain, account 111122223333/),
        event: {
          state: "act-asked",
          act: "act-1",
          kind: "enable-region",
          regions: ["eu-south-2"],
          link: "https://readiness.acme.example/acts/act-1",
        },
      },
      { event: { state: "act-done", modelId: "xai.grok-4-6", code: null } },
    ]);
  });

  it("tells that a second person is waited for, while one can come and it is asked for", async () => {
    const act = anAct("accept-agreement", "previewed");
    if (act.step.state !== "previewed") throw new Error("previewed is what it is");
    const { at } = act.step.previewed;
    await keep(act, "lock");
    const process = world.process();
    const tellWith = (secondPerson: boolean) => {
      const actions = { enabled: true, kinds: ACT_KINDS, secondPerson };
      const settings = () => ({ ...process.settings(), actions });
      return deliverNotices({ ...process, settings }, options("https://readiness.acme.example"));
    };
    world.now = at + 1;
    await tellWith(false);
    expect(sent).toEqual([]);
    await tellWith(true);
    await tellWith(true);
    expect(sent.map(({ id }) => id)).toEqual([`111122223333~act~act-1~second-person~${at}`]);
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({
      text: expect.stringContaining("https://readiness.acme.example/acts/act-1"),
      event: { state: "act-second-person", act: "act-1", accountId: "111122223333" },
    });
  });

  it("is done once by processes that try at the same time", async () => {
    await store(ended("a"));
    await Promise.all([tell(), tell(), tell()]);
    expect(sent).toHaveLength(1);
  });

  it("is tried again after growing waits, and seen to be broken until it works", async () => {
    await store(ended("a"));
    answers = ["HTTP 500", "HTTP 500"];
    await tell();
    world.now = T0 + 10 * SECOND_MS - 1;
    await tell();
    expect(sent).toHaveLength(1);
    expect(await webhookHealth(world.process())).toEqual({
      waiting: 1,
      problem: { text: "HTTP 500", at: T0 },
    });
    world.now = T0 + 10 * SECOND_MS;
    await tell();
    world.now = T0 + 40 * SECOND_MS;
    await tell();
    await tell();
    expect(sent.map(({ id }) => id)).toEqual(new Array(3).fill("111122223333~a~1~active"));
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(await webhookHealth(world.process())).toEqual({ waiting: 0, problem: null });
  });

  it("is not called broken for ever once nobody tries any more", async () => {
    await store(ended("a"));
    answers = ["HTTP 500"];
    await tell();
    world.now = T0 + DAY_MS;
    expect((await webhookHealth(world.process())).problem).not.toBeNull();
    world.now = T0 + DAY_MS + 1;
    expect((await webhookHealth(world.process())).problem).toBeNull();
  });

  it("stops at the first that is not taken", async () => {
    await store(ended("a", T0 + 1), ended("b", T0 + 2));
    answers = ["HTTP 500"];
    await tell();
    expect(sent).toHaveLength(1);
    await tell();
    expect(sent.map(({ id }) => id.split("~")[1])).toEqual(["a", "b"]);
  });

  it.each([
    ["a day old", DAY_MS, 1],
    ["older than a day", DAY_MS + 1, 0],
  ])(
    "a notice %s when the webhook is set up is told %d ms later %d times",
    async (_name, ageMs, times) => {
      await store(ended("a", T0));
      world.now = T0 + ageMs;
      await tell();
      expect(sent).toHaveLength(times);
    },
  );

  it.each([
    ["a day old", DAY_MS, 2, 1],
    ["older than a day", DAY_MS + 1, 1, 0],
  ])(
    "a notice %s that failed before is tried %d ms after it came: sent %d times in all",
    async (_name, ageMs, times, waiting) => {
      await store(ended("a", T0));
      answers = ["HTTP 500", "HTTP 500"];
      await tell();
      world.now = T0 + ageMs;
      expect((await webhookHealth(world.process())).waiting).toBe(1);
      await tell();
      expect(sent).toHaveLength(times);
      world.now += waiting;
      await tell();
      expect((await webhookHealth(world.process())).waiting).toBe(0);
    },
  );

  it("is given up after a day", async () => {
    await store(ended("a", T0));
    answers = new Array(100).fill("HTTP 500");
    for (let hour = 0; hour < 60; hour++) {
      world.now = T0 + hour * 60 * MINUTE_MS;
      await tell();
    }
    expect(sent.length).toBeLessThan(30);
    expect((await webhookHealth(world.process())).waiting).toBe(0);
  });

  it.each([
    [1, 10],
    [2, 30],
    [3, 120],
    [4, 600],
    [5, 3600],
    [50, 3600],
  ])("after attempt %d waits %d s", (attempts, seconds) => {
    expect(waitAfterMs(attempts)).toBe(seconds * SECOND_MS);
  });
});

const target = {
  partition: "aws",
  region: "eu-west-1",
  accountId: "111122223333",
  modelId: "x",
  quotaCode: null,
  portal: null,
} as const;

describe("what is told", () => {
  const bodyOf = (watch: Watch, publicUrl: string | null = null) => {
    const notice = watch.notices.at(-1);
    if (!notice) throw new Error("nothing to tell");
    return JSON.parse(webhookBody({ watch, notice, target, publicUrl }));
  };

  it("is a text for Slack and the same as data", () => {
    expect(bodyOf(ended("anthropic.claude-sonnet-4-6"), "https://readiness.example.com")).toEqual({
      text: "anthropic.claude-sonnet-4-6, account 111122223333, eu-west-1: agreement ready after 4 min. No call was tried. https://readiness.example.com/pending",
      event: {
        schemaVersion: 1,
        id: "111122223333~anthropic.claude-sonnet-4-6~1~active",
        state: "active",
        accountId: "111122223333",
        modelId: "anthropic.claude-sonnet-4-6",
        regions: ["eu-west-1"],
        agreementId: null,
        startedAt: "2026-01-01T00:00:00.000Z",
        at: "2026-01-01T00:04:00.000Z",
        code: null,
        cause: null,
        owner: null,
        link: "https://readiness.example.com/pending",
      },
    });
  });

  it("names cause and owner of a failure, also once another attempt is under way", () => {
    const at = T0 + MINUTE_MS;
    const failure = {
      code: "MPAgreementFailed",
      cause: "payment-instrument-invalid",
      text: null,
      by: "entitlement",
    } as const;
    const failed: Watch = {
      ...aWatch(),
      flight: { state: "failed", startedAt: T0, endedAt: at, failure },
      notices: [{ flightNo: 1, kind: "failed", at }],
    };
    expect(bodyOf(failed).event).toMatchObject({
      code: "MPAgreementFailed",
      cause: failure.cause,
      owner: "billing",
    });
    const { code, cause } = failure;
    const again: Watch = {
      ...aWatch(),
      flightNo: 2,
      notices: failed.notices,
      past: [{ state: "failed", startedAt: T0, endedAt: at, code, cause }],
    };
    expect(bodyOf(again).event).toMatchObject({
      cause,
      regions: null,
      startedAt: "2026-01-01T00:00:00.000Z",
    });
    expect(bodyOf(again).text).toContain("failed after 1 min");
  });
});
