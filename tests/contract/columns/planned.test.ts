import { expect, it } from "vitest";
import { readPlan } from "@/lib/services/plan/read-plan";
import { onBoth } from "@/tests/contract/db/databases";
import { available, CLAUDE, NOVA, readAt } from "@/tests/support/build-facts";
import { anInstallation, contextOver, IDS, putRegion, REGIONS } from "./grounds";

const ALL = {
  ...{ accounts: "all", regions: null, models: null },
  ...{ requirements: null, required: false },
};
const [REGION] = REGIONS;
const noOffer = available({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" });

onBoth("a plan of all accounts", ({ fresh }) => {
  it("reads the facts of what was never counted, and none of what was judged since", async () => {
    const { ground, stores, turned, read } = await anInstallation(fresh);
    const ctx = contextOver(ground);
    expect((await readPlan(ctx, ALL)).plan.causes).toEqual([]);
    expect([...read].sort()).toEqual([...IDS].sort());
    read.clear();
    await readPlan(ctx, ALL);
    expect([...read]).toEqual([]);
    await putRegion(stores, [2, REGION], {
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
      { code: "AgreementNotCreated", cells: 1, at: { account: IDS[2], region: REGION } },
    ]);
    expect(plan.causes[0]?.evidence).toMatchObject([{ account: IDS[2], region: REGION }]);
    expect([...read]).toEqual([]);
    expect(plan).toEqual((await readPlan(contextOver(ground), ALL)).plan);
  });
});
