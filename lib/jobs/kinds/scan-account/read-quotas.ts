import { isUndecided } from "@/lib/domain/facts/undecided";
import { allEnded } from "@/lib/jobs/all-ended";
import { fill } from "./fill";
import type { RegionRun } from "./region-run";

/** One pass over the quota lists that the scan needs. */
export async function readQuotas(region: RegionRun): Promise<void> {
  const { reader, run, quotas: breaker } = region;
  const at = [region.region, run.signal] as const;
  const reads = {
    quotas: () =>
      fill(region, "quotas", { read: () => reader.quotas(...at), breaker, first: true }),
    quotaDefaults: () =>
      fill(region, "quotaDefaults", { read: () => reader.quotaDefaults(...at), breaker }),
    quotaRequests: () =>
      fill(region, "quotaRequests", { read: () => reader.quotaRequests(...at), breaker }),
  };
  await allEnded(run.needs.quotas.map((key) => reads[key]()));
}

export const areQuotasDecided = ({ draft, quotas, run }: RegionRun): boolean =>
  quotas.fault() !== null || !run.needs.quotas.some((key) => isUndecided(draft[key]));
