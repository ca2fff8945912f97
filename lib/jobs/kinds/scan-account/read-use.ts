import { NEVER } from "@/lib/domain/facts/facts";
import { isUseDue } from "@/lib/domain/usage/window";
import { createBreaker } from "./breaker";
import { fill } from "./fill";
import type { RegionRun } from "./region-run";

/** Where it is switched on and an hour has passed, with no further pass: what a scan waits for is not this. */
export async function readUse(region: RegionRun): Promise<void> {
  const { run, reader, storeKey } = region;
  if (!run.needs.all || !run.ctx.settings().usage) return;
  const stored = await run.ctx.stores.facts.region(storeKey, region.region);
  if (!isUseDue(stored?.facts.use ?? NEVER, run.ctx.now())) return;
  const read = () => reader.use(region.region, run.signal);
  await fill(region, "use", { read, breaker: createBreaker() });
}
