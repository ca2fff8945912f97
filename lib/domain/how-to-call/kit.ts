import { groupBy } from "@/lib/domain/group-by";
import type { CheckItem } from "@/lib/domain/requirement/report";
import type { EpochMs } from "@/lib/domain/time";
import { type Exemption, exemptionOf } from "./exemption";
import type { CallPlace } from "./grant";
import { callPolicies, type PolicyDocument } from "./policy";
import type { RouteCall } from "./route-call";

/** A required cell that is met, with how it is called by each route that is open and that the requirement allows. */
export type KitCell = CallPlace & {
  accountName: string | null;
  modelName: string;
  readAt: EpochMs | null;
  calls: readonly RouteCall[];
};

/** What is required and not met: nothing is printed for it, and why. */
export type KitGap = Pick<CheckItem, "outcome" | "subject" | "code" | "reasons">;

/** What callers in one account need, for all calls together. */
export type KitAccount = {
  accountId: string;
  accountName: string | null;
  policies: readonly PolicyDocument[];
  exemption: Exemption | null;
};

/** What a team needs to call what it requires. */
export type Kit = {
  requirement: string;
  at: EpochMs;
  /** 0 all of it is here, 1 something is not met, 2 something could not be told. */
  exitCode: 0 | 1 | 2;
  cells: readonly KitCell[];
  gaps: readonly KitGap[];
  accounts: readonly KitAccount[];
};

export function kitAccounts(cells: readonly KitCell[]): readonly KitAccount[] {
  return [...groupBy(cells, ({ accountId }) => accountId)].map(([accountId, own]) => {
    const granted = own.flatMap(({ partition, calls }) =>
      calls.flatMap(({ grant, id }) => (grant && id !== null ? [{ grant, id, partition }] : [])),
    );
    return {
      accountId,
      accountName: own[0]?.accountName ?? null,
      policies: callPolicies(granted.map(({ grant }) => grant)),
      exemption: exemptionOf(granted),
    };
  });
}
