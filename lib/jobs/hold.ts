import type { ClaimedJob, NewJob } from "@/lib/services/ports/jobs";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { fencedBy } from "./fenced";
import { type Holdings, JOB_LEASE_MS } from "./holdings";

type HoldContext = { stores: Stores; log: Log };

/** What is held for no work of its own, but to be the only one, or to be seen. `only`: nobody else may have it. */
export type Wanted = Pick<NewJob, "kind" | "key" | "only"> & { lost?: () => void };

/** Takes a job that is held until it is let go; null: another process holds it. No two of a kind are wanted by one process at once. */
export async function takeHold(
  { stores: { jobs } }: Pick<HoldContext, "stores">,
  holdings: Holdings,
  { kind, key, only, lost = () => undefined }: Wanted,
): Promise<ClaimedJob | null> {
  await jobs.ensure([{ kind, key, only, run: "", dueInMs: 0, priority: 0, body: "" }]);
  const at = { kinds: [kind], isShared: only === null, max: 1, ttlMs: JOB_LEASE_MS };
  const [job] = await jobs.claim(holdings.holder, at);
  if (!job) return null;
  holdings.add({ job, body: () => "", lost, cancelled: () => undefined });
  return job;
}

/** Nothing stays of it. Where the store does not take that, its lease ends by itself. */
export async function letGo(
  { stores, log }: HoldContext,
  holdings: Holdings,
  job: ClaimedJob,
): Promise<void> {
  holdings.remove(job);
  try {
    await stores.jobs.finish(job, { how: "gone" });
  } catch (error) {
    log.warn("a job was not given back", { kind: job.kind, ...whatBroke(error) });
  }
}

/**
 * Does the work while this process holds a job that no other may hold at once; null: another does. The stores it is given
 * refuse every write once another process holds it.
 */
export async function whileHeld<T>(
  ctx: HoldContext,
  { holdings, ...wanted }: Wanted & { holdings: Holdings },
  work: (stores: Stores) => Promise<T>,
): Promise<{ value: T } | null> {
  const job = await takeHold(ctx, holdings, wanted);
  if (!job) return null;
  try {
    return { value: await work(fencedBy(ctx.stores, job, () => undefined)) };
  } finally {
    await letGo(ctx, holdings, job);
  }
}
