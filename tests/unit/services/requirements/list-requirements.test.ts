import { afterEach, describe, expect, it } from "vitest";
import { askedOf } from "@/lib/domain/requirement/line-history";
import { HOUR_MS } from "@/lib/domain/time";
import { checkStored } from "@/lib/services/requirements/check-stored";
import { requirementFeed } from "@/lib/services/requirements/feed";
import { listRequirements } from "@/lib/services/requirements/list-requirements";
import { readLines } from "@/lib/services/requirements/read-lines";
import { TryQuery, tryRequirement } from "@/lib/services/requirements/try-requirement";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  availability,
  keep,
  NOW,
  read,
  SKY,
} from "@/tests/unit/services/review/store";

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

const failed = aRegionFacts({
  availability: { [SKY]: availability({ agreement: "ERROR", agreementError: "Payment" }) },
});
const named = (name: string, regions: readonly string[]) =>
  aRequirement({ name, models: [SKY], regions });

async function given() {
  const store = await aStore({
    regions: { "eu-west-1": aRegionFacts(), "eu-west-3": failed },
    requirements: [named("Fine", ["eu-west-1"]), named("Broken", ["eu-west-1", "eu-west-3"])],
  });
  close = store.close;
  return store.ctx;
}

describe("what is required", () => {
  it("comes by requirement, the worst first, with what does not hold in full", async () => {
    const view = await listRequirements(await given());
    expect(view.requirements.map(({ name, models }) => [name, models])).toEqual([
      ["Broken", ["Sky 9"]],
      ["Fine", ["Sky 9"]],
    ]);
    expect(view.rows.map(({ requirement, region, state }) => [requirement, region, state])).toEqual(
      [
        ["Broken", "eu-west-3", "not_met"],
        ["Broken", "eu-west-1", "met"],
        ["Fine", "eu-west-1", "met"],
      ],
    );
    expect(view.rows[0]?.lines).toMatchObject([
      { account: ACCOUNT, modelId: SKY, reason: { code: "MPAgreementFailed" } },
    ]);
    expect(view.rows[1]).toMatchObject({ lines: [], heldBy: ["eu", "on-demand"] });
  });

  it("tells since when, as history has it, and anew when the facts changed", async () => {
    const ctx = await given();
    const row = { account: ACCOUNT, region: "eu-west-1", modelId: SKY, code: null, scanId: null };
    await ctx.stores.history.append([{ ...row, at: NOW - HOUR_MS, state: "ready" }]);
    const sinceFine = async () =>
      (await listRequirements(ctx)).rows.find(({ requirement }) => requirement === "Fine")?.since;
    expect(await sinceFine()).toBe(NOW - HOUR_MS);
    await ctx.stores.history.append([{ ...row, at: NOW - 1, state: "blocked" }]);
    await keep(ctx.stores, "eu-west-1", aRegionFacts({ quotas: read([], NOW - 2) }));
    expect(await sinceFine()).toBeNull();
  });

  it("is told again without being judged again, until something of it moves", async () => {
    const ctx = await given();
    const first = await listRequirements(ctx);
    expect((await listRequirements(ctx)).rows).toBe(first.rows);

    const fewer = [named("Fine", ["eu-west-1"])];
    const other = { ...ctx, settings: () => ({ ...ctx.settings(), requirements: fewer }) };
    expect((await listRequirements(other)).rows).toMatchObject([{ requirement: "Fine" }]);
    expect((await listRequirements(ctx)).rows).toEqual(first.rows);

    const row = { account: ACCOUNT, region: "eu-west-1", modelId: SKY, code: null, scanId: null };
    await ctx.stores.history.append([{ ...row, at: NOW - HOUR_MS, state: "ready" }]);
    await keep(ctx.stores, "eu-west-1", aRegionFacts({ quotas: read([], NOW - 2) }));
    const moved = await listRequirements(ctx);
    expect(moved.rows.map(({ since }) => since)).not.toEqual(first.rows.map(({ since }) => since));
  });

  it("tells a pipeline since when as well", async () => {
    const ctx = await given();
    const row = { account: ACCOUNT, region: "eu-west-1", modelId: SKY, code: null, scanId: null };
    await ctx.stores.history.append([{ ...row, at: NOW - HOUR_MS, state: "ready" }]);
    const checked = await checkStored(ctx, { asked: ["Fine"], format: "json" });
    const [{ cells }] = JSON.parse(checked.ok ? checked.value.report : "").requirements;
    expect(cells).toMatchObject([{ outcome: "met", since: new Date(NOW - HOUR_MS).toISOString() }]);
  });

  it("tells it also of a model that an earlier question about the place did not name", async () => {
    const SEA = "acme.sea-1-v1:0";
    const listed = aRegionFacts().models;
    const [sky] = listed.status === "read" ? listed.value : [];
    if (!sky) throw new Error("the region lists no model");
    const store = await aStore({
      regions: {
        "eu-west-1": aRegionFacts({
          models: read([sky, { ...sky, modelId: SEA, modelName: "Sea 1" }]),
          availability: { [SKY]: availability(), [SEA]: availability() },
        }),
      },
      requirements: [named("Fine", ["eu-west-1"])],
    });
    close = store.close;
    const { ctx } = store;
    const row = { account: ACCOUNT, region: "eu-west-1", code: null, scanId: null };
    await ctx.stores.history.append([
      { ...row, modelId: SKY, at: NOW - HOUR_MS, state: "ready" },
      { ...row, modelId: SEA, at: NOW - 2 * HOUR_MS, state: "ready" },
    ]);
    const sinceOf = async (...models: string[]) => {
      const asked = { ...named("Asked", ["eu-west-1"]), models };
      const { lines } = await readLines(ctx, [asked]);
      return lines.map(({ modelId, since }) => [modelId, since]);
    };
    expect(await sinceOf(SKY)).toEqual([[SKY, NOW - HOUR_MS]]);
    expect(await sinceOf(SEA)).toEqual([[SEA, NOW - 2 * HOUR_MS]]);
    expect(await sinceOf(SKY)).toEqual([[SKY, NOW - HOUR_MS]]);
  });
});

describe("a requirement that is not in the file", () => {
  const asked = (over: Partial<TryQuery> = {}): TryQuery => ({
    ...TryQuery.parse({
      model: [SKY],
      region: ["eu-west-1"],
      account: [],
      route: [],
      within: null,
      tokens: "",
      load: "",
    }),
    ...over,
  });

  it("is judged as if it were", async () => {
    const ctx = await given();
    const view = await tryRequirement(
      ctx,
      asked({ within: "eu", region: ["eu-west-1", "eu-west-3"] }),
    );
    expect(view).toMatchObject({
      ok: true,
      value: { rows: [{ region: "eu-west-3", state: "not_met" }, { state: "met" }] },
    });
    expect((await listRequirements(ctx)).requirements).toHaveLength(2);
  });

  it("is refused in words where it is none", async () => {
    const view = await tryRequirement(await given(), asked({ model: [], tokens: "-1" }));
    expect(view).toMatchObject({ ok: false });
    if (!view.ok) expect(view.error).toMatch(/at least one model.*whole number/);
  });
});

describe("the feed of a requirement", () => {
  const BROKEN = named("Broken", ["eu-west-1", "eu-west-3"]);
  const feedFor = (ctx: Awaited<ReturnType<typeof given>>) =>
    requirementFeed(ctx, BROKEN, "http://x/r");
  const told = (ctx: Awaited<ReturnType<typeof given>>, at: number, state: "met" | "not_met") =>
    ctx.stores.lineHistory.append([
      {
        ...{ requirement: "Broken", account: ACCOUNT, region: "eu-west-3", subject: SKY },
        ...{ at, state, asked: askedOf(BROKEN) },
      },
    ]);

  it("is one item, and another one as soon as a line comes to something else", async () => {
    const ctx = await given();
    const [first] = await feedFor(ctx);
    expect(first?.title).toBe(
      `Broken: 1 of 2 hold. Sky 9, eu-west-3, ${ACCOUNT}: Not met, Marketplace agreement failed.`,
    );
    expect((await feedFor(ctx))[0]?.id).toBe(first?.id);
    await keep(ctx.stores, "eu-west-3", aRegionFacts({ availability: { [SKY]: later() } }));
    const [second] = await feedFor(ctx);
    expect(second?.title).toBe("Broken: All 2 hold.");
    expect(second?.id).not.toBe(first?.id);
  });

  it("is another one where the same breaks again, and says since when it is so", async () => {
    const ctx = await given();
    await told(ctx, NOW - 2 * HOUR_MS, "not_met");
    const [before] = await feedFor(ctx);
    expect(before?.title).toContain(": Not met since 22 Nov 10:00 UTC, Marketplace");
    await told(ctx, NOW - HOUR_MS - 1, "met");
    await told(ctx, NOW - HOUR_MS, "not_met");
    await keep(ctx.stores, "eu-west-1", aRegionFacts({ quotas: read([], NOW - 2) }));
    const [again] = await feedFor(ctx);
    expect(again?.title).toContain(": Not met since 22 Nov 11:00 UTC, Marketplace");
    expect(again?.id).not.toBe(before?.id);
    expect((await feedFor(ctx))[0]?.id).toBe(again?.id);
  });
});

/** Ready, as it was read after what was kept first. */
function later() {
  const first = availability();
  if (first.status !== "read") throw new Error("it was not read");
  return read(first.value, NOW - 10);
}
