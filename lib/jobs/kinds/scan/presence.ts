import { type Holdings, JOB_LEASE_MS } from "@/lib/jobs/holdings";
import { whatBroke } from "@/lib/jobs/what-broke";
import type { ScanContext } from "@/lib/services/context";
import type { ClaimedJob } from "@/lib/services/ports/jobs";
import { WORKER } from "./open-runs";

/** That this process works, for the others to share with it: a job that it alone holds. */
export type Presence = {
  keep(): Promise<void>;
  /** Whether another process works; where the store can't tell, none does. */
  others(): Promise<boolean>;
  end(): Promise<void>;
};

export function createPresence(
  { stores: { jobs }, log }: Pick<ScanContext, "stores" | "log">,
  { holdings, holder }: { holdings: Holdings; holder: string },
): Presence {
  let held: ClaimedJob | null = null;
  const row = { kind: WORKER, key: holder, run: "", only: holder, body: "" };
  return {
    async keep() {
      if (held) return;
      await jobs.ensure([{ ...row, dueInMs: 0, priority: 0 }]);
      const at = { kinds: [WORKER], isShared: false, max: 1, ttlMs: JOB_LEASE_MS };
      const [job] = await jobs.claim(holder, at);
      if (!job) return;
      held = job;
      holdings.add({
        job,
        body: () => "",
        lost() {
          held = null;
        },
        cancelled: () => undefined,
      });
    },
    async others() {
      try {
        const workers = await jobs.list([WORKER]);
        return workers.some((job) => job.holder !== null && job.key !== holder);
      } catch (error) {
        log.warn("whether other processes work is not known", whatBroke(error));
        return false;
      }
    },
    async end() {
      const job = held;
      held = null;
      if (!job) return;
      holdings.remove(job);
      try {
        await jobs.finish(job, { how: "gone" });
      } catch (error) {
        log.warn("that this process ends was not told to others", whatBroke(error));
      }
    },
  };
}
