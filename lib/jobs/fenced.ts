import type { HeldJob } from "@/lib/services/ports/jobs";
import type { Stores } from "@/lib/services/ports/stores";

const JOB_LOST = "JobLost";

/** Whether work was broken off because another process has taken it over. */
export const isJobLost = (error: unknown): boolean =>
  error instanceof Error && error.name === JOB_LOST;

/** The stores as the holder of a job may write them: every transaction is refused once another holds the job. */
export function fencedBy(stores: Stores, job: HeldJob, lost: () => void): Stores {
  return {
    ...stores,
    transaction: (run) =>
      stores.transaction(async (inside) => {
        if (await inside.jobs.holds(job)) return run(inside);
        lost();
        const message = `${job.kind} ${job.key} is held by another process`;
        throw Object.assign(new Error(message), { name: JOB_LOST });
      }),
  };
}
