import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import type { PlanUnread } from "@/lib/domain/plan/types";
import { accountFault } from "@/lib/services/world/faults";
import type { CountedAccount, CountedRegion } from "@/lib/services/world/survey";

type Scope = {
  regions: readonly CountedRegion[];
  /** Regions that are asked for, and that no account reads. */
  nowhere: readonly string[];
  /** Whether a cell is planned for. */
  includes: (at: { region: string; modelId: string }) => boolean;
};

/**
 * What is not known of these Regions of an account and no cell that is planned for says: a model that no list showed has no
 * cell anywhere.
 */
export function unreadIn(
  account: CountedAccount,
  { regions, nowhere, includes }: Scope,
): readonly PlanUnread[] {
  const isTold = ({ region, planned }: CountedRegion) =>
    planned.cells.some(
      ({ modelId, verdict }) => verdict.state === "unknown" && includes({ region, modelId }),
    );
  const whole = wholeFault(account);
  if (whole) return regions.some(isTold) ? [] : [{ region: null, fault: whole }];
  const failed = regions.flatMap((one): readonly PlanUnread[] => {
    const { lists, fault } = one.short;
    if (lists !== "failed" || fault === null || isTold(one)) return [];
    return [{ region: one.region, fault }];
  });
  return [...failed, ...nowhere.map((region) => ({ region, fault: NOT_READ_YET }))];
}

function wholeFault(account: CountedAccount): Fault | null {
  const isNew =
    account.facts.identity.status === "never" && account.regions.every(({ gist }) => gist === null);
  return accountFault(account) ?? (isNew ? NOT_READ_YET : null);
}
