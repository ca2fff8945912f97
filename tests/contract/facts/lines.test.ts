import fc from "fast-check";
import { expect, it } from "vitest";
import type { RegionFacts } from "@/lib/domain/facts/facts";
import {
  askedOf,
  type LineStateRow,
  lineKey,
  placeOfLine,
} from "@/lib/domain/requirement/line-history";
import type { RouteRule } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { listRequirements } from "@/lib/services/requirements/list-requirements";
import { readLines } from "@/lib/services/requirements/read-lines";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import {
  aModel,
  aProfile,
  aQuota,
  available,
  CLAUDE,
  failed,
  readAt,
} from "@/tests/support/build-facts";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";

const ACCOUNT = "111122223333";
const [IRELAND, PARIS] = ["eu-west-1", "eu-west-3"] as const;
const T0 = Date.UTC(2026, 0, 1);
const ENTRY = { key: "default", accountId: null, name: "prod", access: { by: "default" } } as const;
const TOKENS = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";

type Now = { at: number; requirements: readonly Requirement[] };

const contextOver = (stores: Stores, now: Now, entry: AccountRef = ENTRY): Context =>
  aContext({
    now: () => now.at,
    settings: () => ({
      regions: [IRELAND, PARIS],
      requirements: now.requirements,
      accessPortal: null,
      scanIntervalMs: 15 * MINUTE_MS,
      retentionMs: 24 * HOUR_MS,
      auditRetentionMs: 24 * HOUR_MS,
      maskAccountIds: false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [entry],
    stores,
  });

/** A Region that has the model by the `eu` profile, with a quota of so many tokens. */
const regionAt = (at: number, tokens = 500_000): Partial<RegionFacts> => ({
  models: readAt([aModel(CLAUDE, { inferenceTypes: ["INFERENCE_PROFILE"] })], at),
  profiles: readAt([aProfile("eu", CLAUDE)], at),
  provisioned: readAt([], at),
  quotas: readAt([aQuota(TOKENS, tokens)], at),
  availability: { [CLAUDE]: readAt(available(), at) },
});

type Regions = Readonly<Record<string, Partial<RegionFacts>>>;

/** Reads these Regions, and what is of the account alone where `whole`. */
async function readPlaces(
  ctx: Context,
  regions: Regions,
  { whole, id = ACCOUNT }: { whole: boolean; id?: string },
) {
  const at = ctx.now();
  const status = [IRELAND, PARIS].map((region) => ({ region, status: "ENABLED_BY_DEFAULT" }));
  const facts = {
    identity: readAt({ accountId: id, partition: "aws" } as const, at),
    regions: readAt(status, at),
    agreements: readAt([], at),
  };
  const [account = ENTRY] = ctx.accounts();
  const patches = Object.entries(regions).map(([region, of]) => ({ region, facts: of }));
  const readings = { account, accountId: id, regions: patches, ...(whole && { facts }) };
  await keep(ctx, readings, { scanId: null, verdicts: "now" });
}

const readAccount = (ctx: Context, regions: Regions) => readPlaces(ctx, regions, { whole: true });
const readRegion = (ctx: Context, region: string, facts: Partial<RegionFacts>) =>
  readPlaces(ctx, { [region]: facts }, { whole: false });

const NEEDS = aRequirement({
  models: [CLAUDE],
  regions: [IRELAND, PARIS],
  routes: { within: "eu" },
  tokensPerMinute: 500_000,
});

const statesOf = async (ctx: Context) =>
  (await readLines(ctx)).lines
    .map(({ region, state, since }) => [region, state, since] as const)
    .sort(([a], [b]) => String(a).localeCompare(String(b)));

onBoth("the history of lines", ({ fresh }) => {
  it("tells since when a quota is short, a route gone, and a line met again", async () => {
    const now: Now = { at: T0, requirements: [NEEDS] };
    const ctx = contextOver(await (await fresh()).open(), now);
    await readAccount(ctx, { [IRELAND]: regionAt(T0), [PARIS]: regionAt(T0) });
    expect(await statesOf(ctx)).toEqual([
      [IRELAND, "met", T0],
      [PARIS, "met", T0],
    ]);
    now.at = T0 + MINUTE_MS;
    await readRegion(ctx, PARIS, { quotas: readAt([aQuota(TOKENS, 499_999)], now.at) });
    await readRegion(ctx, IRELAND, { profiles: readAt([aProfile("global", CLAUDE)], now.at) });
    expect(await statesOf(ctx)).toEqual([
      [IRELAND, "not_met", T0 + MINUTE_MS],
      [PARIS, "short", T0 + MINUTE_MS],
    ]);
    now.at = T0 + 2 * MINUTE_MS;
    await readRegion(ctx, IRELAND, regionAt(now.at));
    await readRegion(ctx, PARIS, { quotas: readAt([aQuota(TOKENS, 1)], now.at) });
    expect(await statesOf(ctx)).toEqual([
      [IRELAND, "met", T0 + 2 * MINUTE_MS],
      [PARIS, "short", T0 + MINUTE_MS],
    ]);
    const { rows } = await listRequirements(ctx);
    expect(rows.map(({ region, since }) => [region, since])).toEqual([
      [PARIS, T0 + MINUTE_MS],
      [IRELAND, T0 + 2 * MINUTE_MS],
    ]);
  });

  it("begins anew where the requirement asks for something else, and where it was gone meanwhile", async () => {
    const now: Now = { at: T0, requirements: [NEEDS] };
    const ctx = contextOver(await (await fresh()).open(), now);
    const read = () => readAccount(ctx, { [IRELAND]: regionAt(now.at), [PARIS]: regionAt(now.at) });
    await read();
    now.requirements = [{ ...NEEDS, tokensPerMinute: 400_000 }];
    expect((await statesOf(ctx)).map(([, , since]) => since)).toEqual([null, null]);
    now.at = T0 + MINUTE_MS;
    await read();
    expect((await statesOf(ctx)).map(([, , since]) => since)).toEqual([now.at, now.at]);
    now.requirements = [{ ...NEEDS, tokensPerMinute: 400_000, regions: [IRELAND] }];
    now.at = T0 + 2 * MINUTE_MS;
    await read();
    expect(await statesOf(ctx)).toEqual([[IRELAND, "met", T0 + MINUTE_MS]]);
    now.requirements = [{ ...NEEDS, tokensPerMinute: 400_000 }];
    now.at = T0 + 3 * MINUTE_MS;
    await read();
    expect(await statesOf(ctx)).toEqual([
      [IRELAND, "met", T0 + MINUTE_MS],
      [PARIS, "met", T0 + 3 * MINUTE_MS],
    ]);
  });

  it("writes nothing where nothing changed, nothing while more of the visit follows, and nothing where it fails", async () => {
    const stores = await (await fresh()).open();
    const now: Now = { at: T0, requirements: [NEEDS] };
    const appended: number[] = [];
    const watched = (fails: boolean): Stores => ({
      ...stores,
      transaction: (run) =>
        stores.transaction((inside) => {
          const { lineHistory } = inside;
          const append = async (rows: readonly LineStateRow[]) => {
            appended.push(rows.length);
            await lineHistory.append(rows);
            if (fails) throw new Error("no room");
          };
          return run({ ...inside, lineHistory: { ...lineHistory, append } });
        }),
    });
    const ctx = contextOver(watched(false), now);
    const all = () => ({ [IRELAND]: regionAt(now.at), [PARIS]: regionAt(now.at) });
    await readAccount(ctx, all());
    now.at += MINUTE_MS;
    await readAccount(ctx, all());
    expect(appended).toEqual([2]);
    const readings = {
      account: ENTRY,
      accountId: ACCOUNT,
      regions: [{ region: PARIS, facts: regionAt(now.at, 1) }],
    };
    await keep(ctx, readings, { scanId: "scan", verdicts: "later" });
    expect(appended).toEqual([2]);
    const before = await stores.lineHistory.latest(ACCOUNT, null);
    now.at += MINUTE_MS;
    const broken = contextOver(watched(true), now);
    await expect(readRegion(broken, PARIS, regionAt(now.at, 1))).rejects.toThrow("no room");
    expect(await stores.lineHistory.latest(ACCOUNT, null)).toEqual(before);
  });

  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
  const step = fc.record({
    minutes: fc.constantFrom(1, 5, 180),
    places: fc.constantFrom<readonly string[] | null>(null, [IRELAND], [PARIS], [IRELAND, PARIS]),
    tokens: fc.constantFrom(null, 1, 500_000),
    profile: fc.constantFrom("eu", "global", null),
    agreement: fc.constantFrom("AVAILABLE", "NOT_AVAILABLE", "ERROR", null),
    over: fc.record({
      tokensPerMinute: fc.constantFrom(null, 2),
      routes: fc.constantFrom<RouteRule>(null, { within: "eu" }, ["global"]),
      regions: fc.constantFrom(null, [IRELAND, PARIS], [PARIS]),
      models: fc.constantFrom([CLAUDE], ["anthropic.*"], ["nobody.*"]),
    }),
  });
  const factsOf = ({ tokens, profile, agreement }: Step, at: number): Partial<RegionFacts> => ({
    ...regionAt(at, tokens ?? 0),
    ...(tokens === null && { quotas: failed("ThrottlingException") }),
    ...(profile !== null && { profiles: readAt([aProfile(profile, CLAUDE)], at) }),
    availability: {
      [CLAUDE]:
        agreement === null ? failed("ThrottlingException") : readAt(available({ agreement }), at),
    },
  });
  it("says of every line what judging all of it anew at each reading says", async () => {
    const stores = await (await fresh()).open();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        runs += 1;
        const id = String(runs).padStart(12, "0");
        const now: Now = { at: T0, requirements: [] };
        const ctx = contextOver(stores, now, { ...ENTRY, key: `entry-${runs}` });
        const expected = new Map<string, LineStateRow>();
        for (const [place, one] of steps.entries()) {
          now.at += one.minutes * MINUTE_MS;
          now.requirements = [aRequirement(one.over)];
          const whole = place === 0 || one.places === null;
          const facts = factsOf(one, now.at);
          const given = (one.places ?? []).map((region) => [region, facts] as const);
          await readPlaces(ctx, Object.fromEntries(given), { whole, id });
          const looked = (region: string) => whole || (one.places ?? []).includes(region);
          const asked = askedOf(aRequirement(one.over));
          const seen = new Set<string>();
          for (const line of (await readLines(ctx)).lines) {
            const at = placeOfLine(line);
            if (at === null || !looked(at.region)) continue;
            const key = lineKey(at);
            const before = expected.get(key);
            const same = before?.state === line.state && before.asked === asked;
            seen.add(key);
            if (same) expect(line.since ?? Number.NaN).toBeLessThanOrEqual(before.at);
            else if (before || line.reason?.code !== "NotReadYet")
              expected.set(key, { ...at, at: now.at, state: line.state, asked });
          }
          for (const [key, row] of expected) {
            const gone = looked(row.region) && !seen.has(key) && row.state !== null;
            if (gone) expected.set(key, { ...row, at: now.at, state: null });
          }
          const kept = await stores.lineHistory.latest(id, null);
          expect(new Map(kept.map((row) => [lineKey(row), row]))).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });
});
