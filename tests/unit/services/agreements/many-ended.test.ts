import { expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/time";
import { nextDueAt, pollDue } from "@/lib/services/agreements/poll-due";
import type { Context } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import type { DataStores, Stores } from "@/lib/services/ports/stores";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { aWatch, poll } from "@/tests/support/watches/watch";
import { ACCOUNT, aWorld, MODEL, T0, type World } from "@/tests/support/watches/world";

const DAYS_LATER = T0 + 10 * 24 * 60 * MINUTE_MS;
/** Ten thousand are written first, one by one. */
const LONG_MS = 120_000;
const signal = new AbortController().signal;

/** Counts what is asked of the store and how many rows come back; rows that are written count for one. */
type Count = { asked: string[]; rows: number };

function counted<T extends object>(part: T, name: string, count: Count): T {
  return new Proxy(part, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        const answer: unknown = await Reflect.apply(value, target, given);
        count.asked.push(`${name}.${String(key)}`);
        count.rows += Array.isArray(answer) ? answer.length : 1;
        return answer;
      };
    },
  });
}

function countedStores(stores: Stores, count: Count): Stores {
  const parts = <T extends DataStores>(given: T): T => ({
    ...given,
    watches: counted(given.watches, "watches", count),
    deliveries: counted(given.deliveries, "deliveries", count),
    docs: counted(given.docs, "docs", count),
    facts: counted(given.facts, "facts", count),
  });
  return {
    ...stores,
    ...parts(stores),
    transaction: (run) => stores.transaction((inside) => run(parts(inside))),
  };
}

/** So many ended watches, of this account's models and of others. */
async function fill(world: World, ended: number): Promise<void> {
  const over = poll(aWatch(), T0 + MINUTE_MS, { "eu-west-1": "AVAILABLE" });
  await world.stores.transaction(async (stores) => {
    for (let index = 0; index < ended; index++) {
      const account = index % 2 === 0 ? ACCOUNT : "444455556666";
      const watch = { ...over, account, modelId: `ended.model-${index}` };
      await stores.watches.put(rowOf(watch, T0 + MINUTE_MS), 0);
    }
  });
}

async function saveAndPoll(ended: number): Promise<Count> {
  const world = await aWorld();
  await fill(world, ended);
  world.now = DAYS_LATER;
  const count: Count = { asked: [], rows: 0 };
  const ctx: Context = { ...world.process(), stores: countedStores(world.stores, count) };
  const [account] = ctx.accounts();
  if (!account) throw new Error("no account");
  const save = async (modelIds: readonly string[]) => {
    const availability = await world.scan("eu-west-1", ...modelIds);
    const regions = [{ region: "eu-west-1", facts: { availability } }];
    const kept = { account, accountId: ACCOUNT, regions };
    await keep(ctx, kept, { scanId: null, verdicts: "later" });
  };
  world.says.set("eu-west-1 ended.model-0", "AVAILABLE");
  await save(["ended.model-0"]);
  await save([MODEL]);
  world.now += MINUTE_MS;
  await pollDue(ctx, { signal, random: () => 0.5, running: new Set() });
  await nextDueAt(ctx, { running: new Set() });
  await deliverNotices(ctx, { signal, publicUrl: null, send: async () => null });
  await world.close();
  return count;
}

it(
  "a region's save, a round of polls and of telling cost the same with 0 and with 10,000 ended watches",
  async () => {
    const few = await saveAndPoll(0);
    expect(few.asked).toContain("watches.of");
    expect(few.asked).toContain("watches.put");
    expect(few.asked).toContain("watches.due");
    expect(await saveAndPoll(10_000)).toEqual(few);
  },
  LONG_MS,
);
