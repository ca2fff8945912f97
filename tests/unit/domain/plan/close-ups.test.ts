import { expect, it } from "vitest";
import { closeUpsOf } from "@/lib/domain/plan/close-ups";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { countCauses } from "@/lib/domain/plan/tally";
import { aCell, anAccount, aRegion, aWorld, type CellName } from "./worlds";

const REGIONS = ["eu-west-1", "eu-west-2"];

/** So many accounts of two Regions, in each of them six models in whose way the same stands; notes where more is asked for. */
function worldOf(accounts: number, name: CellName) {
  const asked = new Set<string>();
  const world = aWorld(
    Array.from({ length: accounts }, (_, at) => {
      const key = String(100_000_000_000 + at);
      const regions = REGIONS.map((region) => {
        const cells = Array.from({ length: 6 }, (_, model) => aCell(name, `m.${model}`));
        const told = aRegion(region, cells);
        const noted = <Args extends readonly unknown[], T>(tell: (...args: Args) => T) => {
          return (...args: Args): T => {
            asked.add(`${key} ${region}`);
            return tell(...args);
          };
        };
        const { gatesOf, successorOf, faultOf } = told;
        return {
          ...told,
          gatesOf: noted(gatesOf),
          successorOf: noted(successorOf),
          faultOf: noted(faultOf),
        };
      });
      return anAccount(regions, { key, accountId: key });
    }),
  );
  return { world, asked };
}

it.each<[name: CellName, accounts: number, places: number]>([
  ["ready", 40, 0],
  ["payment", 1, 1],
  ["payment", 3, 3],
  ["payment", 40, 3],
  ["retired", 40, 3],
  ["offer of one that ends", 40, 3],
  ["denied", 40, 3],
])(
  "of %s in %i accounts it tells more of %i Regions, and of no others",
  (name, accounts, places) => {
    const { world, asked } = worldOf(accounts, name);
    const counted = countCauses(world);
    const named = closeUpsOf(counted).map(({ account, region }) => `${account} ${region}`);
    expect(named).toHaveLength(places);
    makePlan(world, counted);
    expect(named).toEqual(expect.arrayContaining([...asked]));
  },
);
