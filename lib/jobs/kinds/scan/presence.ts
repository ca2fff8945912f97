import { letGo, takeHold } from "@/lib/jobs/hold";
import type { Holdings } from "@/lib/jobs/holdings";
import type { ScanContext } from "@/lib/services/context";
import type { ClaimedJob, JobStore } from "@/lib/services/ports/jobs";
import { whatBroke } from "@/lib/services/what-broke";
import { WORKER } from "./open-runs";

/** That this process works, for the others to share with it: a job that it alone holds. */
export type Presence = {
  keep(): Promise<void>;
  /** Whether another process works; where the store can't tell, none does. */
  others(): Promise<boolean>;
  end(): Promise<void>;
};

/** The processes that work on a store now: they scan, poll, settle and tell. */
export async function workersOf({ list }: Pick<JobStore, "list">): Promise<readonly string[]> {
  return (await list([WORKER])).flatMap(({ key, holder }) => (holder === null ? [] : [key]));
}

export function createPresence(
  ctx: Pick<ScanContext, "stores" | "log">,
  holdings: Holdings,
): Presence {
  const { holder } = holdings;
  let held: ClaimedJob | null = null;
  const lost = () => {
    held = null;
  };
  return {
    async keep() {
      held ??= await takeHold(ctx, holdings, { kind: WORKER, key: holder, only: holder, lost });
    },
    async others() {
      try {
        return (await workersOf(ctx.stores.jobs)).some((key) => key !== holder);
      } catch (error) {
        ctx.log.warn("whether other processes work is not known", whatBroke(error));
        return false;
      }
    },
    async end() {
      const job = held;
      held = null;
      if (job) await letGo(ctx, holdings, job);
    },
  };
}
