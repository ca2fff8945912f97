import { expect, it } from "vitest";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";
import { readinessText } from "@/lib/services/exports/readiness-text";
import { readKit } from "@/lib/services/how-to-call/read-kit";
import { readPlan } from "@/lib/services/plan/read-plan";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import { reviewRegion } from "@/lib/services/review/review-region";
import { readSetup } from "@/lib/services/setup/read-setup";
import { oneAccount } from "@/lib/services/world/choice";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import { joined } from "@/tests/support/joined";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import {
  anInstallation,
  contextOver,
  fill,
  firstTurned,
  groundOver,
  IDS,
  REGIONS,
} from "./grounds";

type Ctx = ReturnType<typeof aContext>;

const [REGION] = REGIONS;
const [, SECOND, THIRD] = IDS;
const PLAN = { accounts: null, regions: null, models: null, requirements: null, required: false };
const NO_FILTER = { regions: null, models: null, states: null };
const required = (accounts: readonly string[] | null) => aRequirement({ accounts, regions: null });

const exported = async (ctx: Ctx, query: object) =>
  joined((await exportView(ctx, ExportQuery.parse(query))).text);

onBoth("of an installation with columns", ({ fresh }) => {
  it.each<[what: string, read: (ctx: Ctx) => Promise<unknown>, of: readonly string[]]>([
    ["the accounts", (ctx) => listAccounts(ctx), []],
    ["the first run", (ctx) => readSetup(ctx), []],
    [
      "quotas",
      (ctx) => listQuotas(ctx, { account: SECOND, region: REGION, model: null }),
      [SECOND],
    ],
    [
      "a Region's review",
      (ctx) => reviewRegion(ctx, { account: SECOND, region: REGION }),
      [SECOND],
    ],
    ["the plan of one", (ctx) => readPlan(ctx, { ...PLAN, accounts: SECOND }), []],
    ["the plan of two", (ctx) => readPlan(ctx, { ...PLAN, accounts: `${SECOND},${THIRD}` }), []],
    ["the plan of all", (ctx) => readPlan(ctx, { ...PLAN, accounts: "all" }), []],
    ["an export", (ctx) => exported(ctx, { account: SECOND }), [SECOND]],
    ["an export of all", (ctx) => exported(ctx, {}), IDS],
    ["all of one account", (ctx) => ctx.world.survey([], oneAccount(SECOND)), [SECOND]],
    [
      "what other programs read",
      async (ctx) => (await readinessText(ctx, { ...NO_FILTER, accounts: ["team-1"] })).make(),
      [SECOND],
    ],
    ["how to call", (ctx) => readKit(ctx, required([SECOND]), { complete: true }), [SECOND]],
    ["how to call in all", (ctx) => readKit(ctx, required(null), { complete: true }), IDS],
  ])("%s: the facts of no other account are read", async (_what, read, of) => {
    const { ground, read: accounts } = await anInstallation(fresh);
    const ctx = contextOver(ground);
    await read(ctx);
    expect([...accounts].sort()).toEqual([...of].sort());
  });

  it("an account of which no Region is read is told of all the same", async () => {
    const turned = { ...firstTurned(), regions: [] };
    const ground = groundOver(await (await fresh()).open(), turned);
    await fill(ground.stores);
    const ctx = aContext(ground);
    const asked = { account: SECOND, region: null, model: null };
    expect(await listQuotas(ctx, asked)).toMatchObject({
      value: { account: { key: SECOND }, by: { kind: "nothing" }, lines: [] },
    });
    const { world } = await ctx.world.survey([], oneAccount(SECOND));
    expect(world.accounts).toMatchObject([{ key: SECOND, regions: [] }]);
  });
});
