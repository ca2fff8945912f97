import { SECOND_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { whatBroke } from "./what-broke";

/** Of several processes that share a store the holder of a lease does the work; where it dies, another goes on soon. */
export const LEASE_TTL_MS = 15 * SECOND_MS;
export const LEASE_RENEW_MS = 5 * SECOND_MS;

type Lease = {
  name: string;
  /** Names this process. */
  holder: string;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Does the work while this process holds the lease; null: another does. A lease that is lost meanwhile ends nothing. */
export async function withLease<T>(
  ctx: Pick<ScanContext, "now" | "stores" | "log">,
  lease: Lease,
  work: () => Promise<T>,
): Promise<{ value: T } | null> {
  const { name, holder, sleep } = lease;
  const { leases } = ctx.stores;
  if (!(await claim())) return null;
  const ended = new AbortController();
  const renewing = renew();
  try {
    return { value: await work() };
  } finally {
    ended.abort();
    await renewing;
    await giveBack(ctx, lease);
  }

  function claim(): Promise<boolean> {
    return leases.claim(name, holder, { now: ctx.now(), ttlMs: LEASE_TTL_MS });
  }

  async function renew(): Promise<void> {
    for (;;) {
      await sleep(LEASE_RENEW_MS, ended.signal);
      if (ended.signal.aborted) return;
      try {
        await claim();
      } catch (error) {
        ctx.log.warn(`the lease ${name} was not renewed`, whatBroke(error));
      }
    }
  }
}

/** Whether another process holds a lease: where none does it is taken for a moment and given back. */
export async function isHeld(
  ctx: Pick<ScanContext, "now" | "stores" | "log">,
  { name, holder }: Pick<Lease, "name" | "holder">,
): Promise<boolean> {
  const isFree = await ctx.stores.leases.claim(name, holder, { now: ctx.now(), ttlMs: SECOND_MS });
  if (isFree) await giveBack(ctx, { name, holder });
  return !isFree;
}

/** A store that is closing keeps the lease until it runs out. */
export async function giveBack(
  { stores, log }: Pick<ScanContext, "stores" | "log">,
  { name, holder }: Pick<Lease, "name" | "holder">,
): Promise<void> {
  try {
    await stores.leases.release(name, holder);
  } catch (error) {
    log.warn(`the lease ${name} was not given back`, whatBroke(error));
  }
}
