import { afterEach, beforeEach } from "vitest";
import { pollDue } from "@/lib/services/agreements/poll-due";
import { observeRegion } from "@/lib/services/facts/observe-region";
import { readWatch } from "@/lib/services/watches/watch-docs";
import { ACCOUNT, aWorld, KEY, MODEL, PRODUCT, type World } from "@/tests/support/watches/world";

export const options = () => ({
  signal: new AbortController().signal,
  random: () => 0.5,
  running: new Set<string>(),
});
export const agreement = (agreementId: string, acceptedAt: number) => ({
  agreementId,
  status: "ACTIVE",
  acceptedAt,
  productIds: [PRODUCT],
});

export let world: World;

/** Reads a region as a scan does, and tells the watches before anything is merged. */
export async function observe(region: string, at = world.now): Promise<void> {
  world.now = at;
  const ctx = world.process();
  const reading = await ctx.aws
    .readerFor(
      { key: "default", accountId: null, name: null, access: { by: "default" } },
      { expect: ACCOUNT },
    )
    .availability(region, MODEL, new AbortController().signal);
  world.calls.pop();
  await observeRegion(ctx, { account: ACCOUNT, region, availability: { [MODEL]: reading } });
  await world.scan(region);
}

export async function pollAt(at: number): Promise<void> {
  world.now = at;
  await pollDue(world.process(), options());
}

export const watch = () => readWatch(world.process(), KEY);
export const state = async () => (await watch())?.flight.state ?? null;
export const operations = () => world.calls.map(({ operation }) => operation);

export function watchesAnew(): void {
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.close());
}
