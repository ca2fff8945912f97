import { expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/time";
import { keep } from "@/lib/services/facts/keep";
import { listRequirements } from "@/lib/services/requirements/list-requirements";
import { createWorld } from "@/lib/services/world/world";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { aModel, CLAUDE, NOVA, readAt } from "@/tests/support/build-facts";
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
  REFS,
  REGIONS,
  regionAt,
  requiredAnew,
  T0,
} from "./grounds";

const [IRELAND, PARIS] = REGIONS;
const CLAUDES = aRequirement({ models: [CLAUDE], regions: [IRELAND], tokensPerMinute: 2 });
const MORE = aRequirement({ name: "More", models: [CLAUDE, NOVA], regions: [IRELAND] });

onBoth("cells that are required, beside the columns of the store", ({ fresh }) => {
  const filled = (requirements = [CLAUDES]) => anInstallation(fresh, requirements);

  const surveyed = ({ ground, turned }: Installation, judgedBy = BUILD) =>
    createWorld(ground, { judgedBy, accountsHeld: 1 }).survey(turned.requirements);

  it.each<[what: string, change: (at: Installation) => unknown, read: readonly number[]]>([
    ["nothing", () => undefined, []],
    ["a minute", ({ turned }) => (turned.at += MINUTE_MS), []],
    ["the age of a value", ({ turned }) => (turned.at += 46 * MINUTE_MS), [0, 1, 2]],
    ["a Region", ({ stores }) => putRegion(stores, [1, IRELAND], { at: T0 + 1 }), [1]],
    [
      "a Region in which nothing is required",
      ({ stores }) => putRegion(stores, [1, PARIS], { at: T0 + 1 }),
      [1],
    ],
    ["an account", ({ stores }) => putAccount(stores, 2, T0 + 1), [2]],
    [
      "a model that is required beside",
      ({ turned }) => (turned.requirements = [CLAUDES, MORE]),
      [0, 1, 2],
    ],
    ["a requirement that is gone", ({ turned }) => (turned.requirements = []), []],
    [
      "what is laid out",
      ({ options }) =>
        runSql(options, "update columns set required = replace(required, 'ready', 'raedy')"),
      [0, 1, 2],
    ],
    [
      "what can't be read",
      ({ options }) => runSql(options, "update columns set required = '{'"),
      [0, 1, 2],
    ],
    [
      "a version that knows of none of it",
      ({ options }) => runSql(options, "update columns set required = null, required_seal = null"),
      [0, 1, 2],
    ],
    [
      "another Region's cells in its place",
      ({ options }) =>
        runSql(
          options,
          `update columns set required = (select other.required from columns other where other.account = '${IDS[0]}' and other.region = columns.region), required_seal = (select other.required_seal from columns other where other.account = '${IDS[0]}' and other.region = columns.region)`,
        ),
      [1, 2],
    ],
  ])(
    "after %s take the facts of those accounts alone in which they no longer hold",
    async (_what, change, read) => {
      const at = await filled();
      await change(at);
      const { asked } = await surveyed(at);
      expect([...at.read].sort()).toEqual(read.map((place) => IDS[place]));
      expect(asked).toEqual(await requiredAnew(at.ground, at.turned.requirements));
    },
  );

  it("are laid out in the same turn in which a Region is judged to be shown", async () => {
    const at = await filled();
    const world = createWorld(at.ground, { judgedBy: BUILD, accountsHeld: 1 });
    await putRegion(at.stores, [1, IRELAND], { at: T0 + 1 });
    await world.outline();
    at.read.clear();
    const { asked } = await world.survey(at.turned.requirements);
    expect([...at.read]).toEqual([]);
    expect(asked).toEqual(await requiredAnew(at.ground, at.turned.requirements));
  });

  it("are told since when by the histories of those accounts alone in which something moved", async () => {
    const at = await filled();
    const asked: string[] = [];
    const { history } = at.stores;
    const stores = {
      ...at.stores,
      history: {
        ...history,
        latestOf(...given: Parameters<typeof history.latestOf>) {
          asked.push(given[0]);
          return history.latestOf(...given);
        },
      },
    };
    const ground = { ...at.ground, stores };
    const ctx = contextOver(ground);
    await listRequirements(ctx);
    expect(asked.sort()).toEqual([...IDS]);
    asked.length = 0;
    await putRegion(at.stores, [1, PARIS], { at: T0 + 1 });
    await listRequirements(ctx);
    expect(asked).toEqual([IDS[1]]);
    asked.length = 0;
    await putAccount(at.stores, 2, T0 + 1);
    await listRequirements(ctx);
    expect(asked).toEqual([IDS[2]]);
  });

  it("are told since when anew once a scan has ended with what says nothing new of the account", async () => {
    const at = await filled();
    const ctx = contextOver(at.ground);
    const [account = REFS[0]] = REFS.slice(1);
    if (!account) throw new Error("no account is configured");
    const ofScan = { account, accountId: IDS[1] };
    const models = readAt([aModel(CLAUDE), aModel(NOVA)], T0 + 1);
    const regions = [{ region: IRELAND, facts: { ...regionAt(T0 + 1), models } }];
    const asScan = (verdicts: "now" | "later") => ({ scanId: "scan-1", verdicts });
    await keep(ctx, { ...ofScan, facts: accountAt(1, T0), regions }, asScan("later"));
    await listRequirements(ctx);
    await keep(ctx, { ...ofScan, facts: { entitlements: {} } }, asScan("now"));
    const starting = { ...ctx, world: createWorld(at.ground, { judgedBy: BUILD }) };
    starting.stores = { ...ctx.stores };
    const { rows } = await listRequirements(starting);
    expect(rows.map(({ since }) => since)).toContain(T0);
    expect((await listRequirements(ctx)).rows).toEqual(rows);
  });

  it("go by one configuration, also where it changes meanwhile", async () => {
    const at = await filled([]);
    const facts = {
      ...at.stores.facts,
      regionVersions(account: string | null) {
        at.turned.regions = [PARIS];
        return at.stores.facts.regionVersions(account);
      },
    };
    const ground = { ...at.ground, stores: { ...at.stores, facts } };
    const world = createWorld(ground, { judgedBy: BUILD, accountsHeld: 1 });
    const { asked } = await world.survey([CLAUDES]);
    expect(asked.cells.map(({ region }) => region)).toEqual(IDS.map(() => IRELAND));
    expect((await world.survey([CLAUDES])).asked.cells).toEqual([]);
  });

  it.each([
    ["the configuration requires them", true, 0],
    ["somebody asked for them once", false, IDS.length],
  ])("are at hand again where %s, or read again", async (_what, isConfigured, count) => {
    const at = await filled();
    const world = createWorld(at.ground, { judgedBy: BUILD, accountsHeld: 1 });
    await world.outline();
    if (isConfigured) at.turned.requirements = [CLAUDES, MORE];
    const first = await world.survey([MORE]);
    at.read.clear();
    const again = await world.survey([MORE]);
    expect(at.read.size).toBe(count);
    expect(again.asked).toEqual(first.asked);
    expect(again.asked).toEqual(await requiredAnew(at.ground, [MORE]));
  });

  it("are of no use to another build", async () => {
    const at = await filled();
    const { asked } = await surveyed(at, "another");
    expect(at.read.size).toBe(IDS.length);
    expect(asked).toEqual(await requiredAnew(at.ground, at.turned.requirements));
  });

  it("are not kept where they are too much, and judged by the facts", async () => {
    const many = Array.from(
      { length: 1_500 },
      (_, place) => `acme.model-of-a-long-name-${place}-v1:0`,
    );
    const at = await filled([aRequirement({ models: [CLAUDE, ...many], regions: null })]);
    const listed = [CLAUDE, ...many].map((modelId) => aModel(modelId));
    await putRegion(at.stores, [1, IRELAND], {
      at: T0 + 1,
      over: { models: readAt(listed, T0 + 1) },
    });
    await outlined(at.ground, BUILD);
    await at.written();
    at.read.clear();
    const { asked } = await surveyed(at);
    expect([...at.read]).toContain(IDS[1]);
    expect(asked).toEqual(await requiredAnew(at.ground, at.turned.requirements));
  });
});
