import { expect, it } from "vitest";
import { maskJson } from "@/lib/domain/export/mask";
import type { ListedModel } from "@/lib/domain/facts/facts";
import { type ReadinessFilter, toReadiness } from "@/lib/services/exports/readiness";
import { readinessText } from "@/lib/services/exports/readiness-text";
import { createWorld } from "@/lib/services/world/world";
import {
  anInstallation,
  BUILD,
  contextOver,
  IDS,
  type Installation,
  putAccount,
  putRegion,
  REGIONS,
  T0,
} from "@/tests/contract/columns/grounds";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import { CLAUDE, failed, NOVA } from "@/tests/support/build-facts";
import { joined } from "@/tests/support/joined";

const ALL: ReadinessFilter = { accounts: null, regions: null, models: null, states: null };
const [IRELAND] = REGIONS;
const [, SECOND] = IDS;

const contextOf = ({ ground }: Pick<Installation, "ground">) => contextOver(ground);
type Ctx = ReturnType<typeof contextOf>;

async function made(ctx: Ctx, filter = ALL) {
  const { tag, text } = await (await readinessText(ctx, filter)).make();
  return { tag, text: await joined(text()) };
}

const knownTag = async (ctx: Ctx, filter = ALL) => (await readinessText(ctx, filter)).knownTag;

onBoth("of what other programs read", ({ fresh }) => {
  it.each<[string, ReadinessFilter]>([
    ["all", ALL],
    ["an account", { ...ALL, accounts: [SECOND] }],
    ["a Region", { ...ALL, regions: [IRELAND] }],
    ["a model", { ...ALL, models: [NOVA] }],
    ["a state of no cell", { ...ALL, states: ["pending"] }],
    ["no account", { ...ALL, accounts: ["999988887777"] }],
  ])("it is to the byte what it was in one: %s", async (_name, filter) => {
    const installation = await anInstallation(fresh);
    const over = { models: failed<readonly ListedModel[]>("NetworkError") };
    await putRegion(installation.stores, [1, IRELAND], { at: T0, over });
    const world = await createWorld(installation.ground, { judgedBy: null }).read();
    const whole = JSON.stringify(toReadiness(world, { scan: null, filter }));
    const ctx = contextOf(installation);
    expect((await made(ctx, filter)).text).toBe(whole);
    const masking = { ...ctx, settings: () => ({ ...ctx.settings(), maskAccountIds: true }) };
    expect((await made(masking, filter)).text).toBe(maskJson(whole));
  });

  it("its tag is known without making it while nothing moves, and of the same question alone", async () => {
    const installation = await anInstallation(fresh);
    const ctx = contextOf(installation);
    expect(await knownTag(ctx)).toBeNull();
    const { tag } = await made(ctx);
    installation.read.clear();
    expect(await knownTag(ctx)).toBe(tag);
    expect([...installation.read]).toEqual([]);
    expect(await knownTag(ctx, { ...ALL, regions: [IRELAND] })).toBeNull();
    expect((await made(contextOf(installation))).tag).toBe(tag);
  });

  it.each<[string, (installation: Installation) => Promise<unknown>, boolean]>([
    [
      "what a cell says",
      ({ stores }) =>
        putRegion(stores, [2, IRELAND], {
          ...{ at: T0 + 1_000 },
          over: { availability: { [CLAUDE]: failed("NetworkError") } },
        }),
      true,
    ],
    [
      "the time of a reading alone",
      ({ stores }) => putRegion(stores, [2, IRELAND], { at: T0 + 1_000 }),
      false,
    ],
    ["of an account alone", ({ stores }) => putAccount(stores, 1, T0 + 1_000), false],
    [
      "the clock, until readings are stale",
      async ({ turned }) => {
        turned.at += 24 * 3_600_000;
      },
      true,
    ],
  ])("it is another where it says something else: %s", async (_what, move, isAnother) => {
    const installation = await anInstallation(fresh);
    const ctx = contextOf(installation);
    const before = await made(ctx);
    await move(installation);
    expect(await knownTag(ctx)).toBeNull();
    const after = await made(ctx);
    expect(after.text !== before.text).toBe(isAnother);
    expect(after.tag !== before.tag).toBe(isAnother);
  });

  it("a tag of what moved while it was made is not known", async () => {
    const installation = await anInstallation(fresh);
    const { ground } = installation;
    const world = createWorld(ground, { judgedBy: BUILD });
    const moving = {
      ...world,
      async readOne(account: string) {
        const read = await world.readOne(account);
        if (account === SECOND) await putRegion(installation.stores, [0, IRELAND], { at: T0 + 1 });
        return read;
      },
    };
    const ctx = { ...aContext(ground), world: moving };
    await made(ctx);
    expect(await knownTag(ctx)).toBeNull();
  });
});
