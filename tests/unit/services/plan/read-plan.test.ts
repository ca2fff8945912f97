import { afterEach, describe, expect, it } from "vitest";
import type { PlanView } from "@/lib/contracts/plan";
import type { RegionFacts } from "@/lib/domain/facts/facts";
import { buildBase } from "@/lib/domain/grid/base";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { effectOf } from "@/lib/domain/plan/effect";
import type { Requirement } from "@/lib/domain/requirement/types";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  availability,
  NOW,
  read,
  SKY,
  TIMEOUT,
} from "@/tests/unit/services/review/store";

const failed = { status: "failed", fault: TIMEOUT, last: null } as const;
const REGIONS: Readonly<Record<string, RegionFacts>> = {
  "eu-west-1": aRegionFacts(),
  "eu-west-2": aRegionFacts({ models: failed }),
  "eu-west-3": aRegionFacts({
    availability: { [SKY]: availability({ agreement: "ERROR", agreementError: "Payment" }) },
  }),
  "us-east-1": aRegionFacts({
    availability: {
      [SKY]: availability({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" }),
    },
  }),
};
const OFF = { "eu-south-1": "DISABLED" };

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

async function given(over: Partial<Parameters<typeof aStore>[0]> = {}) {
  const store = await aStore({ regions: REGIONS, status: OFF, ...over });
  close = store.close;
  return store.ctx;
}

const requires = (regions: readonly string[]): Requirement => ({
  ...{ name: "Payments, and more", models: [SKY], regions, routes: null },
  ...{ tokensPerMinute: null, accounts: null },
});

async function planOf(query: Record<string, string>, over?: Parameters<typeof given>[0]) {
  return readPlan(await given(over), toPlanAsked(PlanQuery.parse(query)));
}

const told = ({ plan }: PlanView) =>
  plan.causes.map(({ owner, code, cells, required }) => [owner, code, cells, required]);

describe("the plan", () => {
  it.each([
    ["Regions that are off and that nobody wants are in neither", null],
    [
      "a Region that is off is in both where it is configured",
      [...Object.keys(REGIONS), "eu-south-1"],
    ],
  ])("counts what In the way counts: %s", async (_name, configured) => {
    const ctx = await given({ configured });
    const snapshot = await ctx.matrix.snapshot();
    const base = buildBase(snapshot, { scope: { by: "models", accounts: [ACCOUNT] } });
    const blockers = blockersIn(snapshot, { base });
    const { plan } = await readPlan(ctx, toPlanAsked({}));
    expect(plan.totals.cells).toBe(blockers.cells);
    const lines = blockers.groups.flatMap(({ lines }) => lines);
    expect(plan.causes.map(({ key, cells }) => [key, cells]).sort()).toEqual(
      lines.map(({ key, cells }) => [key, cells]).sort(),
    );
  });

  it("is narrowed to Regions, models, requirements and what is required, and says to what", async () => {
    const requirements = [requires(["eu-west-1", "eu-west-3"])];
    const all = await planOf({}, { requirements });
    expect(all.plan.totals).toMatchObject({ lines: 2, holding: 1 });
    await close();
    const one = await planOf({ region: "us-east-1" }, { requirements });
    expect(told(one)).toEqual([["account-admin", "AgreementNotCreated", 1, 0]]);
    expect(one.only).toEqual(["us-east-1"]);
    expect(one.choices.regions).toEqual(all.choices.regions);
    await close();
    for (const query of [{ required: "true" }, { requirement: "Payments%2C and more" }]) {
      const narrowed = await planOf(query, { requirements });
      expect(told(narrowed)).toEqual([["account-admin", "MPAgreementFailed", 1, 1]]);
      await close();
    }
  });

  it("has as evidence the call that told, its time and request id; of a reading that failed what was answered", async () => {
    const { plan } = await planOf({});
    const byCode = (code: string) => plan.causes.find((cause) => cause.code === code)?.evidence;
    expect(byCode("MPAgreementFailed")).toEqual([
      {
        ...{ account: ACCOUNT, region: "eu-west-3", operation: "op", at: NOW - 60_000 },
        ...{ requestId: "r-0", said: "ERROR" },
      },
    ]);
    expect(byCode("NetworkError")).toEqual([
      {
        ...{ account: ACCOUNT, region: "eu-west-2", operation: TIMEOUT.operation, at: NOW },
        ...{ requestId: null, said: TIMEOUT.message },
      },
    ]);
  });

  const READ = {
    "eu-west-1": aRegionFacts(),
    "eu-west-3": aRegionFacts({ models: read([]), profiles: read([]) }),
  };
  it.each<[string, Record<string, string>, readonly string[]]>([
    ["a model on no list", { model: "no.such" }, ["no.such"]],
    [
      "a model that is not listed where it was asked for",
      { model: SKY, region: "eu-west-3" },
      [SKY],
    ],
    ["a model that is listed in one of two Regions", { model: SKY }, []],
    ["no model, but all", {}, []],
  ])("says which models no list shows: %s", async (_name, query, expected) => {
    const { plan } = await planOf(query, { regions: READ, requirements: [] });
    expect(plan.notOffered.map(({ modelId }) => modelId)).toEqual(expected);
  });

  const unread = { models: failed, profiles: failed };
  it.each<[string, Record<string, string>, Parameters<typeof given>[0], unknown[]]>([
    [
      "a Region whose lists failed, before any model is known",
      {},
      { regions: { "eu-west-1": aRegionFacts(unread) }, requirements: [] },
      [["network", "NetworkError", 0, 0]],
    ],
    [
      "a model that a list which failed may show",
      { model: "no.such" },
      {},
      [["network", "NetworkError", 0, 0]],
    ],
    [
      "a Region that no scan has read yet, beside one that is",
      { region: "eu-north-1" },
      { regions: { "eu-west-1": aRegionFacts() }, status: { "eu-north-1": "ENABLED_BY_DEFAULT" } },
      [[null, "NotReadYet", 1, 0]],
    ],
    [
      "a Region that is not among those that are read",
      { region: "us-west-2" },
      {},
      [[null, "NotReadYet", 0, 0]],
    ],
    [
      "a Region that is off, once it is asked for",
      { region: "eu-south-1" },
      { configured: null },
      [["account-admin", "RegionDisabled", 1, 0]],
    ],
    [
      "a requirement that requires nothing of what was chosen",
      { requirement: "Payments%2C and more", region: "us-east-1" },
      { requirements: [requires(["eu-west-1"])] },
      [["caller-credentials", null, 0, 1]],
    ],
    [
      "a requirement that there is not",
      { requirement: "Gone" },
      {},
      [["caller-credentials", null, 0, 1]],
    ],
    [
      "no Region beside those that are required",
      { requirement: "Payments%2C and more" },
      { requirements: [requires(["eu-west-1"])] },
      [],
    ],
  ])("tells as not known: %s", async (_name, query, over, causes) => {
    const view = await planOf(query, over);
    expect(told(view)).toEqual(causes);
  });

  it("opens nothing by a reading", async () => {
    const { plan } = await planOf({ region: "eu-west-2" });
    expect(plan.causes.length).toBe(1);
    expect(effectOf(plan.openings, new Set(plan.causes.map(({ id }) => id))).cells).toBe(0);
  });
});

describe("an address of a plan", () => {
  it.each<[string, Record<string, string>]>([
    ["required", { required: "perhaps" }],
    ["a list that is far too long", { region: "x".repeat(4_001) }],
  ])("is refused for %s", (_name, query) => {
    expect(PlanQuery.safeParse(query).success).toBe(false);
  });
});
