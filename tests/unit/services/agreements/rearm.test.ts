import { afterEach, beforeEach, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/time";
import { rearm } from "@/lib/services/agreements/rearm";
import { readWatch } from "@/lib/services/watches/watch-docs";
import {
  ACCOUNT,
  aWorld,
  KEY,
  keepAccount,
  read,
  T0,
  type World,
} from "@/tests/support/watches/world";

const ALL = ["eu-central-1", "eu-west-1", "eu-west-3"] as const;
const PENDS = "eu-west-3";

let world: World;
beforeEach(async () => {
  world = await aWorld();
  const status = ALL.map((region) => ({ region, status: "ENABLED" }));
  await keepAccount(world, {
    identity: read(world, "GetCallerIdentity", { accountId: ACCOUNT, partition: "aws" }),
    regions: read(world, "ListRegions", status),
  });
  for (const region of ALL) world.says.set(region, region === PENDS ? "PENDING" : "AVAILABLE");
  for (const region of ALL) await world.scan(region);
});
afterEach(() => world.close());

/** Looks as a process does that starts; gives the Regions whose facts it read one by one. */
async function started(): Promise<readonly string[]> {
  const asked: string[] = [];
  const ctx = world.process();
  await ctx.world.outline();
  const { facts } = ctx.stores;
  const counted: typeof facts = {
    ...facts,
    region(account, region) {
      asked.push(region);
      return facts.region(account, region);
    },
  };
  await rearm({ ...ctx, stores: { ...ctx.stores, facts: counted } }, new Map());
  return [...new Set(asked)].sort();
}

it("reads at the start only the Regions where an agreement pends, while nothing is watched", async () => {
  expect(await started()).toEqual([PENDS]);
  expect((await readWatch(world.process(), KEY))?.flight.state).toBe("pending");
});

it("reads nothing where nothing pends", async () => {
  world.now += MINUTE_MS;
  world.says.set(PENDS, "AVAILABLE");
  await world.scan(PENDS);
  expect(await started()).toEqual([]);
});

it("reads every Region of an account in which a watch listens: it may have come to its end meanwhile", async () => {
  await started();
  world.now += MINUTE_MS;
  world.says.set(PENDS, "AVAILABLE");
  await world.scan(PENDS);
  expect(await started()).toEqual([...ALL]);
  expect((await readWatch(world.process(), KEY))?.flight.state).toBe("active");
});

it("reads a Region of which nothing stands but its facts", async () => {
  world.now = T0 + 1;
  const regions = read(world, "ListRegions", [{ region: "eu-west-1", status: "ENABLED" }]);
  await keepAccount(world, { regions });
  expect(await started()).toEqual(["eu-central-1", PENDS]);
});
