import { printSweep, readSweep } from "@/lib/domain/sweep/sweep";
import type { ClaimedJob, JobEnd } from "@/lib/services/ports/jobs";

/** By then whoever can read it has had the time to claim it. */
const UNREADABLE_AFTER = 10;

/**
 * What becomes of the job of an account that can't be begun here. Where the scan is known, what it is limited to can't be
 * read: another version may know it, and where none takes it the scan ends and says so.
 */
export function notBegun(job: ClaimedJob, { isKnown }: { isKnown: boolean }): JobEnd {
  if (!isKnown || job.claims < UNREADABLE_AFTER) return { how: "given-back", body: job.body };
  const problem = "What this scan is limited to can't be read: another version began it.";
  const end = { isCancelled: false, problem };
  return { how: "ended", body: printSweep({ ...readSweep(job.body), end }) };
}
