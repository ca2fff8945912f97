import { afterEach, describe, expect, it } from "vitest";
import type { RegionFacts } from "@/lib/domain/facts/facts";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import type { Context } from "@/lib/services/context";
import { toReadiness } from "@/lib/services/exports/readiness";
import { ListQuotasInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import { listRegions } from "@/lib/services/regions/list-regions";
import { reviewRegion } from "@/lib/services/review/review-region";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  NOW,
  read,
  SKY,
  TIMEOUT,
} from "@/tests/unit/services/review/store";

const REGION = "eu-west-1";
const failed = { status: "failed", fault: TIMEOUT, last: null } as const;
const LONG_AGO = NOW - 24 * 3_600_000;

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

async function given(facts: RegionFacts | null, status = "ENABLED_BY_DEFAULT"): Promise<Context> {
  const store = await aStore({
    regions: facts ? { [REGION]: facts } : {},
    status: { [REGION]: status },
  });
  close = store.close;
  return store.ctx;
}

const NO_FILTER = { accounts: null, regions: null, models: null, states: null };

/** What each page says of the Region: its lists, and the code of what stands against them. */
async function standings(ctx: Context) {
  const world = await ctx.world.read();
  const line = (await listRegions(ctx)).lines[0];
  const review = await reviewRegion(ctx, { account: ACCOUNT, region: REGION });
  const account = (await listAccounts(ctx)).accounts[0];
  const counts = Object.entries(account?.regions ?? {}).filter(([, count]) => count > 0);
  return {
    list: [line?.lists, line?.fault?.code ?? null],
    review: review.ok && review.value.lists,
    requirements: toRequirementWorld(world, null).regions[0]?.lists,
    accounts: counts.map(([name]) => name).join(),
    matrix: (await ctx.matrix.snapshot()).columns[0]?.fault?.code ?? null,
    json: toReadiness(world, { scan: null, filter: NO_FILTER }).regions[0]?.fault?.code ?? null,
  };
}

describe("how a Region stands is the same on every page", () => {
  const old = aRegionFacts();
  const aged = { ...old, models: read([], LONG_AGO), profiles: read([], LONG_AGO) };
  const noHost = { ...TIMEOUT, cause: "region-no-bedrock-endpoint" } as const;

  it.each<[string, RegionFacts | null, string, string, string, string | null]>([
    ["both lists read", aRegionFacts(), "ENABLED", "read", "read", null],
    [
      "its models not read",
      aRegionFacts({ models: failed }),
      "ENABLED",
      "failed",
      "unread",
      "NetworkError",
    ],
    [
      "its profiles not read",
      aRegionFacts({ profiles: failed }),
      "ENABLED",
      "failed",
      "unread",
      "NetworkError",
    ],
    ["read too long ago", aged, "ENABLED", "failed", "unread", "Stale"],
    ["off", null, "DISABLED", "off", "off", null],
    ["on its way", null, "ENABLING", "off", "enabling", null],
    [
      "without an endpoint",
      aRegionFacts({ models: { ...failed, fault: noHost } }),
      "ENABLED",
      "no-endpoint",
      "noEndpoint",
      "NetworkError",
    ],
  ])("%s", async (_name, facts, status, lists, counted, code) => {
    expect(await standings(await given(facts, status))).toEqual({
      list: [lists, code],
      review: lists,
      requirements: lists,
      accounts: counted,
      matrix: code,
      json: code,
    });
  });

  it("not tried yet, which is nobody's fault", async () => {
    expect(await standings(await given(null))).toMatchObject({
      list: ["failed", "NotReadYet"],
      accounts: "unread",
      matrix: null,
      json: null,
    });
  });
});

describe("quotas at 0 are the same on every page", () => {
  const quota = (quotaCode: string, quotaName: string, value: number) => ({
    quotaCode,
    quotaName,
    value,
    adjustable: true,
    error: null,
  });
  const applied = [
    quota("L-1", "On-demand model inference tokens per minute for Acme Sky 9", 0),
    quota(
      "L-2",
      "Model invocation max tokens per day for Acme Sky 9 (doubled for cross-region calls)",
      0,
    ),
    quota("L-3", "On-demand model inference requests per minute for Acme Sky 9", 0),
    quota("L-4", "Cross-region model inference tokens per minute for Acme Sky 9", 100),
    quota("L-5", "On-demand model inference tokens per minute for Acme Moon", 0),
  ];
  const zeros = async (facts: RegionFacts) => {
    const ctx = await given(facts);
    const review = await reviewRegion(ctx, { account: ACCOUNT, region: REGION });
    const listed = await listQuotas(ctx, ListQuotasInput.parse({ model: SKY }));
    return [
      (await listRegions(ctx)).lines[0]?.quotasAtZero,
      review.ok && (review.value.facts.quotasAtZero?.length ?? null),
      listed.ok && listed.value.regions[0]?.zeros,
    ];
  };

  it.each<[string, RegionFacts["quotas"], number | null]>([
    ["those in tokens of a model's own, a minute and a day", read(applied), 2],
    ["none", read([]), 0],
    ["not known where they were not read", failed, null],
    ["not known where they were read too long ago", read(applied, LONG_AGO), null],
  ])("%s", async (_name, quotas, expected) => {
    expect(await zeros(aRegionFacts({ quotas }))).toEqual([expected, expected, expected]);
  });
});

describe("a review over a reload of the configuration", () => {
  it("names each problem's own requirement", async () => {
    const ctx = await given(aRegionFacts());
    const good = aRequirement({ name: "good", models: [SKY], regions: [REGION] });
    const bad = aRequirement({ name: "bad", models: ["acme.nothing-1"], regions: [REGION] });
    let requirements = [bad, good];
    const settings = () => {
      const now = { ...ctx.settings(), requirements };
      requirements = [good];
      return now;
    };
    const at = { account: ACCOUNT, region: REGION };
    const review = await reviewRegion({ ...ctx, settings }, at);
    expect(review.ok && review.value.problems.map(({ requirement }) => requirement)).toEqual([
      "bad",
    ]);
  });
});
