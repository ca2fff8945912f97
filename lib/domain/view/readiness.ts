import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import type { QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";
import type { Severity, State } from "@/lib/domain/state";
import type { ClosedRoute, Route } from "@/lib/domain/verdict";

/** What `scan --format json` prints and `GET /api/readiness` serves. Times are ISO 8601 in UTC; what is not known is null. */
export type Readiness = {
  schemaVersion: 1;
  startedAt: string | null;
  finishedAt: string | null;
  complete: boolean;
  accounts: readonly {
    accountId: string | null;
    name: string | null;
    fault: ReadinessFault | null;
  }[];
  regions: readonly {
    accountId: string | null;
    region: string;
    status: string | null;
    fault: ReadinessFault | null;
  }[];
  cells: readonly ReadinessCell[];
  quotas: readonly ReadinessQuota[];
  stats: { calls: number; throttled: number; retries: number; durationMs: number } | null;
};

export type ReadinessFault = {
  code: Code;
  cause: Cause | null;
  message: string;
  operation: string | null;
  requestId: string | null;
};

export type ReadinessCell = {
  accountId: string | null;
  region: string;
  modelId: string;
  state: State;
  code: Code | null;
  cause: Cause | null;
  /** The open ones alone. */
  routes: readonly Route[];
  closedRoutes: readonly ClosedRoute[];
  findings: readonly {
    code: Code | null;
    cause: Cause | null;
    severity: Severity;
    owner: Owner;
    message: string;
  }[];
};

export type ReadinessQuota = {
  accountId: string | null;
  region: string;
  quotaCode: string;
  quotaName: string;
  modelId: string | null;
  scope: QuotaScope | null;
  variant: string | null;
  unit: QuotaUnit;
  applied: number | null;
  default: number | null;
  adjustable: boolean | null;
};
