import { describe, expect, it } from "vitest";
import { advance } from "@/lib/domain/agreement/advance";
import { MINUTE_MS } from "@/lib/domain/time";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { listWatches } from "@/lib/services/agreements/list-watches";
import { rearm } from "@/lib/services/agreements/rearm";
import { watchAgain } from "@/lib/services/agreements/watch-again";
import { changeWatch } from "@/lib/services/watches/watch-docs";
import { ACCOUNT, KEY, keepAccount, MODEL, PRODUCT, read, T0 } from "@/tests/support/watches/world";
import {
  agreement,
  observe,
  operations,
  pollAt,
  state,
  watch,
  watchesAnew,
  world,
} from "./watched";

watchesAnew();

const FIXED = { regions: [], code: null, cause: null };

describe("what a scan reads", () => {
  it("opens one watch for all regions of a model", async () => {
    await observe("eu-west-1");
    await observe("us-east-1", T0 + 5_000);
    const found = await watch();
    expect(found?.regions.map(({ region }) => region)).toEqual(["eu-west-1", "us-east-1"]);
    expect(found?.flight).toMatchObject({ state: "pending", startedAt: T0, source: "first-sight" });
  });

  it("opens none for a failed call or what is through", async () => {
    world.says.set("eu-west-1", "fault");
    await observe("eu-west-1");
    world.says.set("us-east-1", "AVAILABLE");
    await observe("us-east-1");
    expect(await watch()).toBeNull();
  });

  it("starts the clock at the first sight that was stored, where the process died before the watch was", async () => {
    await world.scan("eu-west-1");
    world.now = T0 + MINUTE_MS;
    await world.scan("eu-west-1");
    await rearm(world.process(), new Map());
    expect((await watch())?.flight.startedAt).toBe(T0);
  });

  it("starts the clock at the acceptance", async () => {
    await keepAccount(world, {
      agreements: read(world, "SearchAgreements", [agreement("agmt-1", T0 - 20 * MINUTE_MS)]),
      entitlements: {
        "agmt-1": read(world, "GetAgreementEntitlements", [
          { status: "PENDING", reason: null, productId: PRODUCT },
        ]),
      },
    });
    await observe("eu-west-1");
    expect((await watch())?.flight).toMatchObject({
      state: "overdue",
      source: "acceptance",
      startedAt: T0 - 20 * MINUTE_MS,
    });
  });

  it("an entitlement that failed long before the sighting is not taken for this attempt's", async () => {
    const failed = [{ status: "FAILED", reason: "ACCOUNT_SUSPENDED", productId: PRODUCT }];
    await keepAccount(world, {
      agreements: read(world, "SearchAgreements", [agreement("agmt-1", T0)]),
      entitlements: { "agmt-1": read(world, "GetAgreementEntitlements", failed) },
    });
    await observe("eu-west-1", T0 + 2 * MINUTE_MS + 1);
    expect(await state()).toBe("pending");
  });

  it("is read again only where facts changed", async () => {
    await world.scan("eu-west-1");
    const seen = await rearm(world.process(), new Map());
    const row = await world.stores.watches.get(KEY);
    await rearm(world.process(), seen);
    expect(await world.stores.watches.get(KEY)).toEqual(row);
  });
});

describe("a watch that can't be read", () => {
  it("is left as it is, and hides no other", async () => {
    await observe("eu-west-1");
    const unread = { account: ACCOUNT, modelId: "x" };
    await world.stores.watches.put(
      {
        ...unread,
        state: "pending",
        listens: true,
        nextPollAt: T0,
        updatedAt: T0,
        body: '{"version":9}',
      },
      0,
    );
    await dismissWatch(world.process(), unread);
    await pollAt(T0 + 15_000);
    expect(operations()).toContain("GetFoundationModelAvailability");
    expect((await listWatches(world.process())).watches).toHaveLength(1);
    expect((await world.stores.watches.get(unread))?.body).toBe('{"version":9}');
    expect((await world.stores.watches.get(unread))?.nextPollAt).toBe(T0 + 15_000 + 3_600_000);
  });
});

describe("dismissing", () => {
  it("ends the watch, and the same PENDING opens no other", async () => {
    await observe("eu-west-1");
    expect(await dismissWatch(world.process(), KEY)).toEqual({
      ok: true,
      value: { state: "dismissed" },
    });
    await observe("eu-west-1", T0 + MINUTE_MS);
    expect(await state()).toBe("dismissed");
  });

  it("is refused where nothing is watched", async () => {
    const refused = await dismissWatch(world.process(), KEY);
    expect(refused).toMatchObject({ ok: false, error: { code: "UNKNOWN_WATCH" } });
  });
});

describe("watching again", () => {
  it("has AWS asked at once, and the answer counts for the same attempt", async () => {
    await observe("eu-west-1");
    await dismissWatch(world.process(), KEY);
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + MINUTE_MS);
    expect(await state()).toBe("dismissed");
    expect(await watchAgain(world.process(), KEY)).toEqual({
      ok: true,
      value: { state: "pending" },
    });
    await pollAt(T0 + MINUTE_MS + 1);
    expect(await watch()).toMatchObject({
      flightNo: 1,
      flight: { state: "active", startedAt: T0 },
    });
  });

  it("of one that is in flight changes nothing", async () => {
    await observe("eu-west-1");
    const before = await watch();
    expect(await watchAgain(world.process(), KEY)).toEqual({
      ok: true,
      value: { state: "pending" },
    });
    expect(await watch()).toEqual(before);
  });

  it("is refused where nothing was watched, and where its account is gone", async () => {
    const never = await watchAgain(world.process(), KEY);
    expect(never).toMatchObject({ ok: false, error: { code: "UNKNOWN_WATCH" } });
    await observe("eu-west-1");
    const removed = { type: "removed", at: T0 + 1 } as const;
    await changeWatch(world.process(), KEY, (one) => one && advance(one, removed));
    const gone = await watchAgain(world.process(), KEY);
    expect(gone).toMatchObject({ ok: false, error: { code: "NOTHING_TO_WATCH" } });
    expect(await state()).toBe("dismissed");
  });
});

describe("I fixed it", () => {
  it("on a blocked cell asks wherever the model is refused, and at once", async () => {
    world.says.set("eu-west-1", "ERROR").set("us-east-1", "AVAILABLE");
    await world.scan("eu-west-1");
    await world.scan("us-east-1");
    const fixed = await iFixedIt(world.process(), { ...KEY, ...FIXED, code: "MPAgreementFailed" });
    expect(fixed).toEqual({ ok: true, value: { state: "settling" } });
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + 1);
    expect((await watch())?.regions.map(({ region }) => region)).toEqual(["eu-west-1"]);
    expect(await state()).toBe("active");
  });

  it.each([
    ["another account", { ...KEY, ...FIXED, account: "999999999999" }],
    ["a model that nobody read", { ...KEY, ...FIXED, modelId: "acme.sky-9" }],
    ["a Region that nobody read", { ...KEY, ...FIXED, regions: ["eu-west-1", "eu-north-1"] }],
  ])("is refused for %s, and opens no watch", async (_name, input) => {
    world.says.set("eu-west-1", "ERROR");
    await world.scan("eu-west-1");
    const fixed = await iFixedIt(world.process(), { ...input, code: "MPAgreementFailed" });
    expect(fixed).toMatchObject({ ok: false, error: { code: "UNKNOWN_CELL" } });
    expect(await watch()).toBeNull();
  });

  it("does not take a page's word for what is blocked", async () => {
    world.says.set("eu-west-1", "AVAILABLE");
    await world.scan("eu-west-1");
    const fixed = await iFixedIt(world.process(), {
      ...KEY,
      ...FIXED,
      regions: ["eu-west-1"],
      code: "MPAgreementFailed",
    });
    expect(fixed).toMatchObject({ ok: false, error: { code: "NOTHING_TO_FIX" } });
  });

  it("on a failed watch goes back to failed after two minutes of the same", async () => {
    await observe("eu-west-1");
    world.says.set("eu-west-1", "ERROR");
    await pollAt(T0 + 15_000);
    world.now = T0 + MINUTE_MS;
    await iFixedIt(world.process(), { ...KEY, ...FIXED });
    for (let i = 0; i <= 8; i++) await pollAt(T0 + MINUTE_MS + i * 15_000);
    const found = await watch();
    expect(found?.flight).toMatchObject({ state: "failed", endedAt: T0 + 3 * MINUTE_MS });
    expect(found?.notices.map(({ flightNo, kind }) => `${flightNo} ${kind}`)).toEqual([
      "1 failed",
      "2 failed",
    ]);
  });

  it.each([
    ["nothing is watched and no code given", { ...KEY, ...FIXED }],
    ["no region is known", { ...KEY, ...FIXED, code: "NotAuthorized" as const }],
  ])("is refused where %s", async (_name, input) => {
    expect(await iFixedIt(world.process(), input)).toMatchObject({
      ok: false,
      error: { code: "UNKNOWN_CELL" },
    });
  });
});

describe("the list", () => {
  it("gives times as ISO 8601 and what is not known as null", async () => {
    await observe("eu-west-1");
    expect(await listWatches(world.process())).toEqual({
      serverNow: "2026-01-01T00:00:00.000Z",
      watches: [
        {
          accountId: ACCOUNT,
          modelId: MODEL,
          regions: ["eu-west-1"],
          agreementId: null,
          state: "pending",
          startedAt: "2026-01-01T00:00:00.000Z",
          deadlineAt: "2026-01-01T00:15:00.000Z",
          lastPollAt: null,
          nextPollAt: "2026-01-01T00:00:15.000Z",
          endedAt: null,
          code: "MPAgreementBeingCreated",
          cause: "marketplace-subscription-in-progress",
        },
      ],
    });
  });

  it.each([
    [15 * MINUTE_MS - 1, "pending", "MPAgreementBeingCreated"],
    [15 * MINUTE_MS, "overdue", "MPAgreementPending"],
  ])("%d ms after the start it is %s", async (elapsedMs, expected, code) => {
    await observe("eu-west-1");
    world.now = T0 + elapsedMs;
    expect((await listWatches(world.process())).watches[0]).toMatchObject({
      state: expected,
      code,
    });
  });
});
