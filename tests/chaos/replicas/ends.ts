import { expect } from "vitest";
import { isUnfinished } from "@/lib/domain/acts/act";
import { noticeId } from "@/lib/domain/agreement/watch";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { until } from "@/tests/contract/watch/life";
import { acts, type House } from "./house";

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ACTIONS = { enabled: true, kinds: ["accept-agreement"], secondPerson: false } as const;
/** Whoever confirmed is given time to end it; then it is read, twice where an answer may flap. */
const SETTLED_MS = 240_000;

/** The ids of all that there is to tell. */
async function notices({ stores }: House): Promise<readonly string[]> {
  const watches = await readWatches({ stores, log: QUIET }, { endedSince: null });
  const ctx = { stores, log: QUIET, now: Date.now, settings: () => ({ actions: ACTIONS }) };
  const ofActs = await noticesOfActs(ctx, { endedSince: 0 });
  return [
    ...watches.flatMap((watch) => watch.notices.map((notice) => noticeId(watch, notice))),
    ...ofActs.map(({ id }) => id),
  ];
}

export type Came = {
  acts: number;
  "calls sent for them": number;
  notices: number;
  "arrived twice under their id": number;
};

/** Every act is done and was sent once, and every notice was told; gives how much there was of it. */
export async function everythingCame(house: House, isAgain: number): Promise<Came> {
  const { replicas, receiver, standIn, broken } = house;
  const ended = await until("the end of every act", {
    look: () => acts(house),
    holds: (all) => all.every(({ step }) => !isUnfinished(step.state)),
    withinMs: SETTLED_MS,
    runs: replicas,
  });
  for (const { step, target } of ended) expect(step.state, JSON.stringify(target)).toBe("done");
  const writes = standIn.control.writes();
  expect(new Set(writes.map(({ model }) => model)).size).toBe(writes.length);
  expect(writes).toHaveLength(ended.length);
  const ids = await until("every notice", {
    look: () => notices(house),
    holds: (all) => all.every((id) => receiver.told.some((told) => told.id === id)),
    withinMs: SETTLED_MS,
    runs: replicas,
  });
  const told = new Set(receiver.told.map(({ id }) => id));
  expect([...told].sort()).toEqual([...ids].sort());
  const again = receiver.told.length - told.size;
  expect(again).toBeLessThanOrEqual(isAgain);
  expect(broken).toEqual([]);
  return {
    acts: ended.length,
    "calls sent for them": writes.length,
    notices: ids.length,
    "arrived twice under their id": again,
  };
}
