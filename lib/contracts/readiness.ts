import { PROOF_OUTCOMES } from "@/lib/domain/proof/proof";
import { quotaScopeOrNull, quotaUnit, severity } from "./cell-parts";
import {
  amountOrNull,
  causeOrNull,
  closedRoute,
  code,
  codeOrNull,
  isoOrNull,
  list,
  owner,
  state,
  text,
  textOrNull,
} from "./parts";
import * as z from "./schema";

const ReadinessFault = z.object({
  code,
  cause: causeOrNull,
  message: text,
  operation: textOrNull,
  requestId: textOrNull,
});
export type ReadinessFault = z.output<typeof ReadinessFault>;

const ReadinessCell = z.object({
  accountId: textOrNull,
  region: text,
  modelId: text,
  state,
  code: codeOrNull,
  cause: causeOrNull,
  /** The open ones alone. */
  routes: list(text),
  closedRoutes: list(closedRoute),
  findings: list(
    z.object({ code: codeOrNull, cause: causeOrNull, severity, owner, message: text }),
  ),
  /** The newest call that was tried within a week; absent: none was. */
  proof: z.exactOptional(z.object({ outcome: z.enum(PROOF_OUTCOMES), route: text, at: text })),
});
export type ReadinessCell = z.output<typeof ReadinessCell>;

const ReadinessQuota = z.object({
  accountId: textOrNull,
  region: text,
  quotaCode: text,
  quotaName: text,
  modelId: textOrNull,
  scope: quotaScopeOrNull,
  variant: textOrNull,
  unit: quotaUnit,
  applied: amountOrNull,
  default: amountOrNull,
  adjustable: z.nullable(z.boolean()),
});
export type ReadinessQuota = z.output<typeof ReadinessQuota>;

const ofAccount = { accountId: textOrNull, fault: z.nullable(ReadinessFault) };

/** What `scan --format json` prints and `GET /api/readiness` serves. Times are ISO 8601 in UTC; what is not known is null. */
export const Readiness = z.object({
  schemaVersion: z.literal(1),
  startedAt: isoOrNull,
  finishedAt: isoOrNull,
  complete: z.boolean(),
  accounts: list(z.object({ ...ofAccount, name: textOrNull })),
  regions: list(z.object({ ...ofAccount, region: text, status: textOrNull })),
  cells: list(ReadinessCell),
  quotas: list(ReadinessQuota),
  stats: z.nullable(
    z.object({
      calls: z.number(),
      throttled: z.number(),
      retries: z.number(),
      durationMs: z.number(),
    }),
  ),
});
export type Readiness = z.output<typeof Readiness>;
