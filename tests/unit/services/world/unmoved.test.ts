import { afterEach, describe, expect, it } from "vitest";
import { staleAfterMs } from "@/lib/domain/schedule/interval";
import type { Context } from "@/lib/services/context";
import { createWorld, type World } from "@/lib/services/world/world";
import { aProof } from "@/tests/support/a-proof";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  availability,
  keep,
  NOW,
  read,
  SKY,
} from "@/tests/unit/services/review/store";

const REGION = "eu-west-1";
let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

type Turned = { now: number; name: string | null; regions: readonly string[]; intervalMs: number };

/** A world over a real store, whose ground a test can turn. */
async function given() {
  const store = await aStore({ regions: { [REGION]: aRegionFacts() } });
  close = store.close;
  const turned: Turned = { now: NOW, name: null, regions: [REGION], intervalMs: 900_000 };
  const refs = new Map<string | null, ReturnType<Context["accounts"]>>();
  const ground = {
    now: () => turned.now,
    settings: () => ({
      ...store.ctx.settings(),
      regions: turned.regions,
      scanIntervalMs: turned.intervalMs,
    }),
    accounts: () => {
      const known = refs.get(turned.name);
      const made = known ?? [
        { key: "default", accountId: null, name: turned.name, access: { by: "default" } as const },
      ];
      refs.set(turned.name, made);
      return made;
    },
    stores: store.ctx.stores,
  };
  return {
    ground,
    turned,
    stores: store.ctx.stores,
    world: createWorld(ground, { judgedBy: null }),
  };
}

type Given = Awaited<ReturnType<typeof given>>;

const shown = ({ accounts, now, staleAfterMs }: World) => ({
  now,
  staleAfterMs,
  accounts: accounts.map(({ key, name, regions }) => ({
    key,
    name,
    regions: regions.map(({ region, judged }) => ({ region, cells: judged.cells })),
  })),
});

const refused = { agreement: "NOT_AVAILABLE", authorization: "NOT_AUTHORIZED" };

describe("a world that is read again", () => {
  it.each<[string, boolean, (given: Given) => Promise<void> | void]>([
    ["nothing", true, () => undefined],
    [
      "a minute",
      true,
      ({ turned }) => {
        turned.now += 60_000;
      },
    ],
    [
      "the value's age by a millisecond too little",
      true,
      ({ turned, ground }) => {
        turned.now = NOW - 60_000 + staleOf(ground) - 1;
      },
    ],
    [
      "the value's age",
      false,
      ({ turned, ground }) => {
        turned.now = NOW - 60_000 + staleOf(ground) + 1;
      },
    ],
    [
      "a Region's facts",
      false,
      ({ stores }) =>
        keep(
          stores,
          REGION,
          aRegionFacts({ availability: { [SKY]: { ...availability(refused) } } }),
        ),
    ],
    ["an account's name in the store", false, ({ stores }) => rename(stores, "renamed")],
    [
      "an account's name in the file",
      false,
      ({ turned }) => {
        turned.name = "another";
      },
    ],
    [
      "the Regions of the file",
      false,
      ({ turned }) => {
        turned.regions = [REGION, "us-east-1"];
      },
    ],
    [
      "the interval, and so what is stale",
      false,
      ({ turned }) => {
        turned.intervalMs = 60_000;
      },
    ],
    [
      "what came of a call",
      false,
      ({ stores }) =>
        stores.proofs
          .begin(aProof({ account: ACCOUNT, region: REGION, modelId: SKY, at: NOW - 1_000 }), {
            perDay: 50,
            dayFrom: 0,
            everyMs: 0,
          })
          .then(() => undefined),
    ],
  ])("after %s moved: the very same accounts is %s", async (_name, same, change) => {
    const at = await given();
    const before = await at.world.read();
    await change(at);
    const after = await at.world.read();
    expect(after.accounts === before.accounts).toBe(same);
    expect(after.now).toBe(at.turned.now);
    expect(shown(after)).toEqual(shown(await createWorld(at.ground, { judgedBy: null }).read()));
  });

  it("is read by its account meanwhile, and gives what that brought", async () => {
    const at = await given();
    await at.world.read();
    await keep(at.stores, REGION, aRegionFacts({ availability: { [SKY]: availability(refused) } }));
    const one = await at.world.readOne(ACCOUNT);
    expect(shown(await at.world.read())).toEqual(shown(one));
  });
});

const staleOf = ({ settings }: Given["ground"]): number =>
  staleAfterMs({ intervalMs: settings().scanIntervalMs, lastScanMs: null });

const rename = async (stores: Given["stores"], name: string): Promise<void> => {
  await stores.facts.mergeAccount({
    key: "default",
    name,
    patch: { accountId: ACCOUNT, facts: { agreements: read([], NOW) } },
    updatedAt: NOW + 1,
  });
};
