import { afterEach, describe, expect, it } from "vitest";
import { AccountsView } from "@/lib/contracts/accounts";
import { ListedWatches } from "@/lib/contracts/agreements";
import { CellView } from "@/lib/contracts/cell";
import { ChangesView } from "@/lib/contracts/changes";
import { HowToCallView } from "@/lib/contracts/how-to-call";
import { MatrixAnswer } from "@/lib/contracts/matrix";
import { Me } from "@/lib/contracts/me";
import { MomentsAnswer, PastAnswer } from "@/lib/contracts/past";
import { PendingView } from "@/lib/contracts/pending";
import { PlanView } from "@/lib/contracts/plan";
import { QuotasView } from "@/lib/contracts/quotas";
import { Readiness } from "@/lib/contracts/readiness";
import { RecordStanding, RecordView } from "@/lib/contracts/record";
import { ComparisonAnswer } from "@/lib/contracts/region-comparison";
import { ReviewAnswer } from "@/lib/contracts/region-review";
import { RegionsView } from "@/lib/contracts/regions";
import { RequirementsView } from "@/lib/contracts/requirements";
import { SettingsView } from "@/lib/contracts/settings";
import { SetupView } from "@/lib/contracts/setup";
import { TroubleView } from "@/lib/contracts/trouble";
import { WouldSee } from "@/lib/contracts/would-see";
import type { Result } from "@/lib/domain/result";
import { HOUR_MS } from "@/lib/domain/time";
import { readMe } from "@/lib/services/access/read-me";
import { wouldSee } from "@/lib/services/access/would-see";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { listWatches } from "@/lib/services/agreements/list-watches";
import { pendingView } from "@/lib/services/agreements/pending-view";
import { rearm } from "@/lib/services/agreements/rearm";
import { RecordQuery, readRecord } from "@/lib/services/audit/read-record";
import { readStanding } from "@/lib/services/audit/read-standing";
import { readCell } from "@/lib/services/cells/cell-view";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";
import type { Context } from "@/lib/services/context";
import { toReadiness } from "@/lib/services/exports/readiness";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";
import { listMoments } from "@/lib/services/past/list-moments";
import { PastQuery, readPast } from "@/lib/services/past/read-past";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";
import { ListQuotasInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import { compareRegions } from "@/lib/services/regions/compare-regions";
import { listRegions } from "@/lib/services/regions/list-regions";
import { listRequirements } from "@/lib/services/requirements/list-requirements";
import { reviewRegion } from "@/lib/services/review/review-region";
import { readSettings } from "@/lib/services/settings/read-settings";
import { readSetup } from "@/lib/services/setup/read-setup";
import { readReview } from "@/lib/services/signoffs/list-signoffs";
import { signOff } from "@/lib/services/signoffs/sign-off";
import { readTrouble } from "@/lib/services/trouble/read-trouble";
import { aWorld } from "@/tests/support/watches/world";
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
const HERE = { account: ACCOUNT, region: "eu-west-1" };
const quota = {
  quotaCode: "L-1",
  quotaName: "On-demand model inference tokens per minute for Acme Sky 9",
  value: 0,
  adjustable: true,
  error: null,
};

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

/** Regions in every condition, with a sign-off and a change behind them. */
async function given(): Promise<Context> {
  const store = await aStore({
    regions: {
      "eu-west-1": aRegionFacts({ quotas: read([quota]) }),
      "eu-west-2": aRegionFacts({ models: failed, quotas: failed }),
      "eu-west-3": aRegionFacts({
        availability: { [SKY]: availability({ agreement: "ERROR", agreementError: "Payment" }) },
      }),
    },
    status: { "eu-south-1": "DISABLED" },
  });
  close = store.close;
  const ctx: Context = {
    ...store.ctx,
    aws: {
      ...store.ctx.aws,
      places: () => [{ name: "Environment", found: false, text: "Not set." }],
    },
  };
  const row = { ...HERE, modelId: SKY, code: null, scanId: null } as const;
  await ctx.stores.history.append([
    { ...row, at: NOW - 2 * HOUR_MS, state: "pending" },
    { ...row, at: NOW - HOUR_MS, state: "ready" },
  ]);
  const { basis } = granted(await reviewRegion(ctx, HERE));
  await signOff(ctx, {
    ...HERE,
    basis,
    name: "Ada",
    note: "As agreed.",
    destinationsReviewed: true,
    withExceptions: true,
  });
  return ctx;
}

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const NO_FILTER = { accounts: null, regions: null, models: null, states: null };

/** What a browser gets is what the verb gave: a contract that lacks a part would drop it, one that asks for more would refuse. */
describe("a verb's answer passes its contract whole", () => {
  const cases: readonly [
    name: string,
    contract: { parse(answer: unknown): unknown },
    answer: (ctx: Context) => Promise<unknown>,
  ][] = [
    ["the accounts", AccountsView, listAccounts],
    ["the first run", SetupView, readSetup],
    ["who asks", Me, readMe],
    [
      "what somebody would see",
      WouldSee,
      (ctx) => wouldSee(ctx, { groups: ["team"], email: "ana@acme.example" }),
    ],
    [
      "AWS's own trouble",
      TroubleView,
      (ctx) =>
        readTrouble({
          ...ctx,
          installation: { ...ctx.installation, healthFeed: "http://127.0.0.1:9/" },
        }),
    ],
    [
      "the settings",
      SettingsView,
      (ctx) =>
        readSettings({
          ...ctx,
          installation: {
            ...ctx.installation,
            webhook: () => ({ host: "hooks.example.com", signed: true }),
          },
        }),
    ],
    ["the matrix", MatrixAnswer, (ctx) => ctx.matrix.snapshot()],
    [
      "how a ready cell is called",
      HowToCallView,
      async (ctx) => granted(await howToCall(ctx, { ...HERE, modelId: SKY })),
    ],
    [
      "a ready cell",
      CellView,
      async (ctx) => granted(await readCell(ctx, { ...HERE, modelId: SKY })),
    ],
    [
      "a blocked cell",
      CellView,
      async (ctx) =>
        granted(await readCell(ctx, { account: ACCOUNT, region: "eu-west-3", modelId: SKY })),
    ],
    [
      "the quotas",
      QuotasView,
      async (ctx) => granted(await listQuotas(ctx, ListQuotasInput.parse({}))),
    ],
    [
      "a model's quotas",
      QuotasView,
      async (ctx) => granted(await listQuotas(ctx, ListQuotasInput.parse({ model: SKY }))),
    ],
    ["the Regions", RegionsView, listRegions],
    ["what is required", RequirementsView, listRequirements],
    [
      "what is required and short, unread or closed",
      RequirementsView,
      (ctx) =>
        listRequirements(ctx, [
          {
            name: "Assistant",
            models: [SKY, "acme.none-v1:0"],
            regions: ["eu-west-1", "eu-west-2", "eu-west-3"],
            routes: { within: "eu" },
            tokensPerMinute: 1,
            accounts: null,
          },
        ]),
    ],
    ["a review with a sign-off", ReviewAnswer, async (ctx) => granted(await readReview(ctx, HERE))],
    [
      "a review of what could not be read",
      ReviewAnswer,
      async (ctx) => granted(await readReview(ctx, { account: ACCOUNT, region: "eu-west-2" })),
    ],
    [
      "two Regions",
      ComparisonAnswer,
      async (ctx) => granted(await compareRegions(ctx, { ...HERE, other: "eu-west-2" })),
    ],
    ["the record", RecordView, (ctx) => readRecord(ctx, RecordQuery.parse({ q: "Ada" }))],
    ["where the record stands", RecordStanding, readStanding],
    ["the plan", PlanView, (ctx) => readPlan(ctx, toPlanAsked(PlanQuery.parse({})))],
    [
      "two moments",
      PastAnswer,
      async (ctx) => granted(await readPast(ctx, PastQuery.parse({ from: "2026-11-22" }))),
    ],
    ["what one may look back to", MomentsAnswer, listMoments],
    ["the changes", ChangesView, (ctx) => readChanges(ctx, ChangesQuery.parse({}))],
    [
      "readiness",
      Readiness,
      async (ctx) => toReadiness(await ctx.world.read(), { scan: null, filter: NO_FILTER }),
    ],
  ];

  it.each(cases)("%s", async (_name, contract, answerOf) => {
    const sent: unknown = JSON.parse(JSON.stringify(await answerOf(await given())));
    expect(contract.parse(sent)).toEqual(sent);
  });

  it("what pends, and the list of agreements", async () => {
    const world = await aWorld();
    close = () => world.close();
    await world.scan("eu-west-1");
    await rearm(world.process(), new Map());
    const page: unknown = JSON.parse(JSON.stringify(granted(await pendingView(world.process()))));
    expect(PendingView.parse(page)).toEqual(page);
    expect(page).toMatchObject({ inFlight: [{}] });
    const listed: unknown = JSON.parse(JSON.stringify(await listWatches(world.process())));
    expect(ListedWatches.parse(listed)).toEqual(listed);
  });
});
