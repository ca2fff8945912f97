import fc from "fast-check";
import { expect, it } from "vitest";
import { type Asserted, LOCAL } from "@/lib/domain/access/rights";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { listWatches } from "@/lib/services/agreements/list-watches";
import { pendingView } from "@/lib/services/agreements/pending-view";
import { RecordQuery, readRecord } from "@/lib/services/audit/read-record";
import { recordBefore } from "@/lib/services/audit/record";
import { readCell } from "@/lib/services/cells/cell-view";
import { profileDestinations } from "@/lib/services/cells/profile-destinations";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";
import type { Context } from "@/lib/services/context";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";
import { toReadiness } from "@/lib/services/exports/readiness";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";
import { readMetrics } from "@/lib/services/metrics/read-metrics";
import { listMoments } from "@/lib/services/past/list-moments";
import { PastQuery, readPast } from "@/lib/services/past/read-past";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";
import { readProofs } from "@/lib/services/proofs/read-proofs";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import { createContextFor } from "@/lib/services/reach/context-for";
import { compareRegions } from "@/lib/services/regions/compare-regions";
import { listRegions } from "@/lib/services/regions/list-regions";
import { checkStored } from "@/lib/services/requirements/check-stored";
import { listRequirements } from "@/lib/services/requirements/list-requirements";
import { tryRequirement } from "@/lib/services/requirements/try-requirement";
import { readSettings } from "@/lib/services/settings/read-settings";
import { readSetup } from "@/lib/services/setup/read-setup";
import { readReview } from "@/lib/services/signoffs/list-signoffs";
import { PAUSES } from "@/tests/support/a-context";
import { joined } from "@/tests/support/joined";
import { aRandomWorld, MODELS, type RandomWorld, REGIONS } from "./random-accounts";
import { filled } from "./two-stores";

const PERSON: Asserted = {
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: "u-1",
  name: "Bo",
  email: null,
  groups: ["team"],
};

const REQUEST = { requestId: "r", address: null, session: null };
const NO_FILTER = { accounts: null, regions: null, models: null, states: null };

/** What a process counts over all accounts, which who does not reach them all is not told. */
const OF_THE_WHOLE =
  /^(process_|nodejs_|readiness_(build_info|aws_call|job|acts?_|acts?$|store_bytes))/;

/** Each store lies in a folder of its own, and how large it is counts what is hidden. */
async function settingsOf(ctx: Context) {
  const { store: _store, ...settings } = await readSettings(ctx);
  return settings;
}

async function exported(ctx: Context, query: object) {
  const { text, ...file } = await exportView(ctx, ExportQuery.parse(query));
  return { ...file, text: await joined(text) };
}

/** Everything a person may read, of every account of the world, reached or not. */
async function everything(
  ctx: Context,
  { accounts }: RandomWorld,
): Promise<Record<string, unknown>> {
  const { version: _version, ...matrix } = await ctx.matrix.snapshot();
  const told: Record<string, unknown> = {
    matrix,
    accounts: await listAccounts(ctx),
    regions: await listRegions(ctx),
    changes: await readChanges(ctx, ChangesQuery.parse({ days: 90 })),
    setup: await readSetup(ctx),
    pending: await pendingView(ctx),
    watches: await listWatches(ctx),
    csv: await exported(ctx, { off: "1" }),
    markdown: await exported(ctx, { format: "markdown", required: "1" }),
    readiness: toReadiness(await ctx.world.read(), { scan: null, filter: NO_FILTER }),
    scans: await ctx.stores.scans.recent(10),
    first: await listQuotas(ctx, { account: null, region: null, model: null }),
    any: await readReview(ctx, { account: null, region: REGIONS[0] }),
    plan: await readPlan(ctx, toPlanAsked(PlanQuery.parse({}))),
    required: await listRequirements(ctx),
    past: await readPast(ctx, PastQuery.parse({ from: "2020-01-01" })),
    moments: await listMoments(ctx),
    settings: await settingsOf(ctx),
    check: await checkStored(ctx, { asked: [], format: "json" }),
    asked: await checkStored(ctx, { asked: [`${MODELS[0]}@${REGIONS[0]}`], format: "table" }),
    tried: await tryRequirement(ctx, {
      ...{ model: [...MODELS], region: [], account: [], route: [] },
      ...{ within: null, tokens: "", load: "" },
    }),
    metrics: (await readMetrics(ctx, { named: true })).filter(
      ({ name }) => !OF_THE_WHOLE.test(name),
    ),
  };
  for (const { id, ref } of accounts) {
    told[`profiles ${id}`] = await profileDestinations(ctx, id);
    for (const region of REGIONS) {
      const at = { account: id, region };
      told[`review ${id} ${region}`] = await readReview(ctx, at);
      told[`quotas ${id} ${region}`] = await listQuotas(ctx, { ...at, model: null });
      told[`by key ${id} ${region}`] = await readReview(ctx, { account: ref.key, region });
      told[`latest ${id} ${region}`] = await ctx.stores.history.latest(id, region);
      told[`lines ${id} ${region}`] = await ctx.stores.lineHistory.latest(id, region);
      for (const modelId of MODELS) {
        const cell = { ...at, modelId };
        told[`cell ${id} ${region} ${modelId}`] = await readCell(ctx, cell);
        told[`calls ${id} ${region} ${modelId}`] = await howToCall(ctx, cell);
        told[`proofs ${id} ${region} ${modelId}`] = await readProofs(ctx, cell);
      }
    }
    const cells = { regions: REGIONS, modelIds: MODELS };
    told[`latest of ${id}`] = await ctx.stores.history.latestOf(id, cells);
    told[`beside ${id}`] = await compareRegions(ctx, {
      account: id,
      region: REGIONS[0],
      other: REGIONS[1],
    });
  }
  return told;
}

/** Of one's own rows number and hash come from those of others before: each row holds on to the one before. */
async function recordOf(ctx: Context) {
  await recordBefore(ctx, { what: "export.made" });
  const { rows, ...view } = await readRecord(ctx, RecordQuery.parse({}));
  return { ...view, rows: rows.map(({ at, entry }) => ({ at, entry })) };
}

const reachedIn = ({ accounts, grants }: RandomWorld) =>
  accounts.filter(({ id, ref }) =>
    grants.some(({ accounts: names }) => names?.some((name) => name === id || name === ref.name)),
  );

/** The same world without the accounts that are not reached, its requirements about the others alone. */
function alone(world: RandomWorld): RandomWorld {
  const accounts = reachedIn(world);
  const names = new Set(accounts.flatMap(({ id, ref }) => [id, ref.key, ref.name]));
  const requirements = world.requirements.flatMap((requirement) => {
    const own = requirement.accounts?.filter((name) => names.has(name)) ?? null;
    return own?.length === 0 ? [] : [{ ...requirement, accounts: own }];
  });
  return { ...world, accounts, requirements };
}

const asText = (value: unknown): string => JSON.stringify(value);

const SIGNED = ["headline", "checks", "changed", "requirements"];
const SUMMED = ["exceptions", "met", "lines"];

/** Whoever signed saw more, judged by that and put it in that order: a record says so. */
const comparable = (told: unknown, hidden: readonly string[]): unknown => {
  const text = hidden.reduce(
    (given, id) => given.replaceAll(id, "*".repeat(12)),
    // Markdown writes an asterisk with a backslash before it.
    JSON.stringify(told).replaceAll("\\\\*", "*"),
  );
  return JSON.parse(text, function given(this: Record<string, unknown>, key, value: unknown) {
    const isRecord = "withExceptions" in this && "note" in this;
    const isOfRecord = "quotasAtZero" in this && "models" in this && "destinations" in this;
    const isSummary = "exceptions" in this && "lines" in this;
    if ((isRecord || isOfRecord) && SIGNED.includes(key)) return null;
    if (isSummary && SUMMED.includes(key)) return null;
    if (isOfRecord && key === "models" && Array.isArray(value)) return value.map(asText).sort();
    return value;
  });
};

it("whoever reaches some accounts is told what a dashboard of these alone would tell, and no byte more", async () => {
  await fc.assert(
    fc.asyncProperty(aRandomWorld, async (world) => {
      const reached = reachedIn(world);
      const hidden = world.accounts.filter((one) => !reached.includes(one));
      const whole = await filled(world, [...reached, ...hidden]);
      const other = await filled(alone(world));
      try {
        const contextFor = createContextFor(whole.ctx, { buildId: "build", pauses: PAUSES });
        const narrow = await contextFor(PERSON, REQUEST);
        for (const { id } of hidden)
          await recordBefore(whole.ctx, { what: "scan.started", on: { account: id } });
        const alike = createContextFor(other.ctx, { buildId: "build", pauses: PAUSES });
        const record = await recordOf(narrow);
        expect(record).toEqual(await recordOf(await alike(PERSON, REQUEST)));
        const told = await everything(narrow, world);
        const expected = await everything(other.ctx, world);
        const ids = hidden.map(({ id }) => id);
        expect(comparable(told, ids)).toEqual(comparable(expected, ids));
        const text = JSON.stringify([record, ...Object.values(told)]);
        for (const { id, ref } of hidden) {
          expect(text).not.toContain(id);
          expect(text).not.toContain(`"${ref.name}"`);
        }
      } finally {
        await whole.close();
        await other.close();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 240_000);

it("whoever reaches everything gets the very runtime, at no price", async () => {
  const [world] = fc.sample(aRandomWorld, { numRuns: 1, seed: 1 });
  if (!world) throw new Error("no world");
  const { ctx, close } = await filled(world);
  try {
    const contextFor = createContextFor(ctx, { buildId: "build", pauses: PAUSES });
    const local = await contextFor(LOCAL, REQUEST);
    expect(local.world).toBe(ctx.world);
    expect(local.matrix).toBe(ctx.matrix);
    expect(local.stores).toBe(ctx.stores);
  } finally {
    await close();
  }
});
