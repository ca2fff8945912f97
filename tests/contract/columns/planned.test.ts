import { describe, expect, it } from "vitest";
import type { FormState } from "@/lib/domain/facts/facts";
import { MINUTE_MS } from "@/lib/domain/time";
import { readPlan } from "@/lib/services/plan/read-plan";
import { createWorld } from "@/lib/services/world/world";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { aModel, aQuota, available, CLAUDE, NOVA, readAt } from "@/tests/support/build-facts";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import {
  accountAt,
  anInstallation,
  BUILD,
  contextOver,
  IDS,
  type Installation,
  outlined,
  putAccount,
  putRegion,
  REGIONS,
  T0,
} from "./grounds";

const ALL = {
  ...{ accounts: "all", regions: null, models: null },
  ...{ requirements: null, required: false },
};
const [IRELAND, PARIS] = REGIONS;
const noOffer = available({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" });
const noForm = available({ ...noOffer, authorization: "NOT_AUTHORIZED" });
const PER_MINUTE = "On-demand model inference tokens per minute for";
const CLAUDE_QUOTA = `Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6`;
const NAMED = [
  aModel(CLAUDE, { modelName: "Claude Sonnet 4.6", providerName: "Anthropic" }),
  aModel(NOVA, { modelName: "Nova Lite", providerName: "Amazon" }),
];
const QUOTAS = [aQuota(`${PER_MINUTE} Amazon Nova Lite`, 0), aQuota(CLAUDE_QUOTA, 300_000)];
const NEEDS = aRequirement({ models: [CLAUDE], regions: [IRELAND], tokensPerMinute: 400_000 });

/** An offer, a form without an agreement, a quota of 0 and one that is short: of each a plan tells something else. */
async function standInTheWay({ stores }: Installation, at: number): Promise<void> {
  const over = (claude: ReturnType<typeof available>) => ({
    ...{ models: readAt(NAMED, at), quotas: readAt(QUOTAS, at), quotaDefaults: readAt(QUOTAS, at) },
    availability: { [CLAUDE]: readAt(claude, at), [NOVA]: readAt(available(), at) },
  });
  const forms = { default: readAt<FormState>("missing", at) };
  await putAccount(stores, 1, at, { ...accountAt(1, at), forms });
  await putRegion(stores, [0, IRELAND], { at, over: over(available()) });
  await putRegion(stores, [1, IRELAND], { at, over: over(noForm) });
  await putRegion(stores, [2, PARIS], { at, over: over(noOffer) });
}

onBoth("a plan of all accounts", ({ fresh }) => {
  it("goes by what was judged, also where that was after it was first made", async () => {
    const { ground, stores, turned, read } = await anInstallation(fresh);
    const ctx = contextOver(ground);
    expect((await readPlan(ctx, ALL)).plan.causes).toEqual([]);
    expect([...read]).toEqual([]);
    await putRegion(stores, [2, IRELAND], {
      at: turned.at,
      over: {
        availability: {
          [CLAUDE]: readAt(noOffer, turned.at),
          [NOVA]: readAt(available(), turned.at),
        },
      },
    });
    await ctx.world.outline();
    read.clear();
    const { plan } = await readPlan(ctx, ALL);
    expect(plan.causes).toMatchObject([
      { code: "AgreementNotCreated", cells: 1, at: { account: IDS[2], region: IRELAND } },
    ]);
    expect(plan.causes[0]?.evidence).toMatchObject([{ account: IDS[2], region: IRELAND }]);
    expect([...read]).toEqual([IDS[2]]);
    expect(plan).toEqual((await readPlan(contextOver(ground), ALL)).plan);
  });

  const everyAccount = () => IDS;
  const planned = async ({ ground }: Installation, judgedBy: string | null) => {
    const world = createWorld(ground, { judgedBy, accountsHeld: 1 });
    const { accounts } = await world.plan([], everyAccount);
    return accounts.map(({ key, regions }) => ({
      key,
      regions: regions.map(({ region, planned }) => ({ region, ...planned })),
    }));
  };

  describe("of a process that starts", () => {
    async function inTheWay(): Promise<Installation> {
      const at = await anInstallation(fresh, [NEEDS]);
      await standInTheWay(at, T0 + 1);
      await outlined(at.ground, BUILD);
      await at.written();
      at.read.clear();
      return at;
    }

    it.each<[what: string, change: (at: Installation) => unknown, read: readonly number[]]>([
      ["nothing", () => undefined, []],
      ["a minute", ({ turned }) => (turned.at += MINUTE_MS), []],
      ["the age of a value", ({ turned }) => (turned.at += 46 * MINUTE_MS), [0, 1, 2]],
      ["a Region", ({ stores }) => putRegion(stores, [1, IRELAND], { at: T0 + 2 }), [1]],
      ["an account", ({ stores }) => putAccount(stores, 2, T0 + 2), [2]],
      [
        "what is counted",
        ({ options }) =>
          runSql(options, "update columns set planned = replace(planned, 'blocked', 'pending')"),
        [0, 1, 2],
      ],
      [
        "what can't be read",
        ({ options }) => runSql(options, "update columns set planned = '{'"),
        [0, 1, 2],
      ],
      [
        "a version that knows of none of it",
        ({ options }) => runSql(options, "update columns set planned = null, planned_seal = null"),
        [0, 1, 2],
      ],
      [
        "what is required in its place",
        ({ options }) =>
          runSql(options, "update columns set planned = required, planned_seal = required_seal"),
        [0, 1, 2],
      ],
    ])(
      "after %s reads the facts of those alone of which it no longer holds",
      async (_what, change, read) => {
        const at = await inTheWay();
        await change(at);
        const found = await planned(at, BUILD);
        expect([...at.read].sort()).toEqual(read.map((place) => IDS[place]));
        expect(found).toEqual(await planned(at, null));
      },
    );

    it("says what one says that reads everything", async () => {
      const at = await inTheWay();
      const anew = { ...contextOver(at.ground), world: createWorld(at.ground, { judgedBy: null }) };
      const { plan } = await readPlan(contextOver(at.ground), ALL);
      expect(plan).toEqual((await readPlan(anew, ALL)).plan);
      const causes = plan.causes.map(({ kind, code, cause }) => [kind, code, cause].join(" "));
      expect(causes.sort()).toEqual([
        "gate AgreementNotCreated ",
        "gate FTUFormNotFilled use-case-form-missing",
        "gate ThrottlingException quota-zero",
        "short  ",
        "unread  ",
      ]);
    });
  });
});
