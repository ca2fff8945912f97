import fc from "fast-check";
import { expect, it } from "vitest";
import type { AccountFacts, RegionFacts } from "@/lib/domain/facts/facts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { keep } from "@/lib/services/facts/keep";
import type { Stores } from "@/lib/services/ports/stores";
import { createWorld } from "@/lib/services/world/world";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import { aProof } from "@/tests/support/a-proof";
import {
  aFault,
  aLifecycle,
  aModel,
  aQuota,
  available,
  CLAUDE,
  NOVA,
  readAt,
} from "@/tests/support/build-facts";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import {
  accountAt,
  anInstallation,
  BUILD,
  fill,
  firstTurned,
  groundOver,
  IDS,
  type Installation,
  judgedAnew,
  outlined,
  outlineOf,
  putAccount,
  putRegion,
  REFS,
  REGIONS,
  regionAt,
  requiredAnew,
  settingsOf,
  T0,
  type Turned,
  watched,
} from "./grounds";

const [IRELAND, PARIS] = REGIONS;
let tried = 0;
const proofAt = (at: number) =>
  aProof({ id: `${++tried}`, account: IDS[1], region: PARIS, modelId: CLAUDE, route: "eu", at });
const LIMITS = { perDay: 50, dayFrom: 0, everyMs: 0 };

const TOKENS = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
const notFound = (at: number) =>
  ({
    status: "failed",
    fault: aFault("NetworkError", { at, message: "getaddrinfo ENOTFOUND bedrock.amazonaws.com" }),
    last: null,
  }) as const;

onBoth("columns of the store", ({ engine, fresh }) => {
  const filled = () => anInstallation(fresh);

  it("let a process that starts read no facts, and say the same", async () => {
    const { ground, read } = await filled();
    const found = await outlined(ground, BUILD);
    expect([...read]).toEqual([]);
    expect(found).toEqual(await judgedAnew(ground));
  });

  it.each<[what: string, change: (at: Installation) => unknown, read: readonly number[]]>([
    ["nothing", () => undefined, []],
    ["a minute", ({ turned }) => (turned.at += MINUTE_MS), []],
    ["the age of a value", ({ turned }) => (turned.at += 46 * MINUTE_MS), [0, 1, 2]],
    ["the age at which a value is stale", ({ turned }) => (turned.intervalMs *= 2), [0, 1, 2]],
    ["a clock that goes back", ({ turned }) => (turned.at -= 1), [0, 1, 2]],
    ["a Region", ({ stores }) => putRegion(stores, [1, PARIS], { at: T0 + 1 }), [1]],
    ["an account", ({ stores }) => putAccount(stores, 2, T0 + 1), [2]],
    ["the Regions that are read", ({ turned }) => (turned.regions = [PARIS]), []],
    ["a call that was tried", ({ stores }) => stores.proofs.begin(proofAt(T0 - 1), LIMITS), [1]],
    [
      "a model that another account lists",
      ({ stores }) =>
        putRegion(stores, [0, IRELAND], {
          ...{ at: T0 + 1 },
          over: { models: readAt([aModel(CLAUDE), aModel("amazon.nova-pro-v1:0")], T0 + 1) },
        }),
      [0, 1, 2],
    ],
    [
      "a host that is not found",
      ({ stores }) =>
        putRegion(stores, [1, PARIS], { at: T0 + 1, over: { models: notFound(T0 + 1) } }),
      [1],
    ],
    [
      "what a column says",
      ({ options }) => runSql(options, "update columns set body = replace(body, 'ready', 'raedy')"),
      [0, 1, 2],
    ],
    [
      "when a column turns",
      ({ options }) => runSql(options, "update columns set turns_at = turns_at + 1"),
      [0, 1, 2],
    ],
    [
      "a column that can't be read",
      ({ options }) => runSql(options, "update columns set gist = '{', body = '{'"),
      [0, 1, 2],
    ],
    ["a column that is gone", ({ options }) => runSql(options, "delete from columns"), [0, 1, 2]],
  ])("after %s are judged anew where they no longer hold", async (_what, change, read) => {
    const at = await filled();
    await change(at);
    const found = await outlined(at.ground, BUILD);
    expect([...at.read].sort()).toEqual(read.map((place) => IDS[place]));
    expect(found).toEqual(await judgedAnew(at.ground));
    await at.written();
    at.read.clear();
    expect(await outlined(at.ground, BUILD)).toEqual(found);
    expect([...at.read]).toEqual([]);
  });

  it("are of no use to another build, which judges for itself", async () => {
    const { ground, read, written } = await filled();
    expect(await outlined(ground, "another")).toEqual(await judgedAnew(ground));
    await written();
    read.clear();
    await outlined(ground, BUILD);
    expect(read.size).toBe(IDS.length);
  });

  it.each([
    [4, 0],
    [6, IDS.length - 1],
  ])(
    "facts of all accounts that nobody asked for in %i minutes are let go, and %i read again",
    async (minutes, count) => {
      const { ground, turned, read } = await filled();
      const world = createWorld(ground, { judgedBy: BUILD, accountsHeld: 1 });
      await world.read();
      read.clear();
      turned.at += minutes * MINUTE_MS;
      await world.outline();
      await world.read();
      expect(read.size).toBe(count);
    },
  );

  it("go with the Regions they are of", async () => {
    const { stores } = await filled();
    expect(await stores.columns.of(null)).toHaveLength(6);
    expect(await stores.columns.of(IDS[1])).toHaveLength(2);
    await stores.facts.forget(T0 + 1);
    expect(await stores.columns.of(null)).toEqual([]);
  });

  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
  const step = fc.record({
    does: fc.constantFrom("region", "account", "both", "proof", "interval", "regions", "nothing"),
    minutes: fc.constantFrom(0, 1, 14, 46, (7 * DAY_MS) / MINUTE_MS),
    place: fc.constantFrom(0, 1, 2),
    region: fc.constantFrom(IRELAND, PARIS),
    models: fc.constantFrom("both", "one", "another", "ends", "refused", "not found"),
    agreement: fc.constantFrom("AVAILABLE", "NOT_AVAILABLE", "PENDING", null),
    quota: fc.constantFrom(null, 0, 5),
    form: fc.constantFrom("present", "missing", null),
    changesFile: fc.boolean(),
    asks: fc.constantFrom("anthropic.*", "*", "acme.sky-1", CLAUDE),
  });

  function factsOf(one: Step, at: number): Partial<RegionFacts> {
    const { models, agreement, quota } = one;
    const lists = {
      both: readAt([aModel(CLAUDE), aModel(NOVA)], at),
      one: readAt([aModel(CLAUDE, { modelName: "Sonnet" })], at),
      another: readAt([aModel("acme.sky-1", { modelName: "Sky" }), aModel(NOVA)], at),
      ends: readAt([aModel(CLAUDE, { lifecycle: aLifecycle({ endOfLifeAt: at + HOUR_MS }) })], at),
      refused: { status: "failed", fault: aFault("AccessDeniedException", { at }), last: null },
      "not found": notFound(at),
    } as const;
    const access =
      agreement === null
        ? ({ status: "failed", fault: aFault("ThrottlingException", { at }), last: null } as const)
        : readAt(available({ agreement }), at);
    return {
      ...regionAt(at),
      models: lists[models],
      availability: { [CLAUDE]: access, [NOVA]: readAt(available(), at) },
      ...(quota !== null && { quotas: readAt([aQuota(TOKENS, quota)], at) }),
    };
  }

  function accountOf({ place, form }: Step, at: number): Partial<AccountFacts> {
    return { ...accountAt(place, at), ...(form && { forms: { default: readAt(form, at) } }) };
  }

  async function take(stores: Stores, { one, turned, world }: Taken): Promise<void> {
    const { does, place, region } = one;
    if (does === "proof") await stores.proofs.begin(proofAt(turned.at - 1), LIMITS);
    if (!["region", "account", "both"].includes(does)) return;
    const [ref = REFS[0]] = REFS.slice(place);
    if (!ref) return;
    const settings = () => settingsOf(turned);
    const ctx = aContext({ now: () => turned.at, settings, accounts: () => REFS, stores });
    const facts = does === "region" ? {} : { facts: accountOf(one, turned.at) };
    const regions = does === "account" ? [] : [{ region, facts: factsOf(one, turned.at) }];
    const readings = { account: ref, accountId: IDS[place] ?? null, regions, ...facts };
    await keep({ ...ctx, world }, readings, { scanId: null, verdicts: "now" });
  }
  type Taken = { one: Step; turned: Turned; world: ReturnType<typeof createWorld> };

  it("say at each step what judging everything says, and lead to the same histories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const watch = watched(await (await fresh()).open());
        const plain = await (await fresh()).open();
        const turned = firstTurned();
        const ground = groundOver(watch.stores, turned);
        await fill(watch.stores);
        await fill(plain);
        const world = createWorld(ground, { judgedBy: BUILD, accountsHeld: 1 });
        const reference = createWorld(groundOver(plain, turned), { judgedBy: null });
        for (const one of steps) {
          turned.at += one.minutes * MINUTE_MS;
          if (one.does === "interval") turned.intervalMs = (1 + one.place) * 15 * MINUTE_MS;
          if (one.does === "regions") turned.regions = one.place === 0 ? [one.region] : REGIONS;
          await take(watch.stores, { one, turned, world });
          await take(plain, { one, turned, world: reference });
          const expected = await judgedAnew(ground);
          expect(await outlined(ground, BUILD)).toEqual(expected);
          expect(outlineOf(await world.outline())).toEqual(expected);
          await reference.read();
          const asked = [aRequirement({ models: [one.asks], regions: null, tokensPerMinute: 2 })];
          const required = await requiredAnew(ground, asked);
          expect((await world.survey(asked)).asked).toEqual(required);
          await watch.written();
          const starting = createWorld(ground, { judgedBy: BUILD, accountsHeld: 1 });
          expect((await starting.survey(asked)).asked).toEqual(required);
          if (one.changesFile) turned.requirements = asked;
          expect(await outlined(ground, BUILD)).toEqual(expected);
        }
        const history = await watch.stores.history.since(0, 1_000);
        expect(history).toEqual(await plain.history.since(0, 1_000));
      }),
      { numRuns: engine === "sqlite" ? 12 : 3 },
    );
  }, 240_000);
});
