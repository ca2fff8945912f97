import {
  type AppliedQuota,
  lastGood,
  type QuotaRequest,
  type Reading,
} from "@/lib/domain/facts/facts";
import { groupBy } from "@/lib/domain/group-by";
import { onceFor } from "@/lib/domain/once-for";
import { createShared } from "@/lib/domain/shared";
import { tieQuotas } from "./tie";
import type { QuotaCandidate, QuotaTie } from "./types";

/**
 * Why a quota's applied value is not known: its list was not read, AWS listed it without a value,
 * or only the list of defaults has it.
 */
export type QuotaMissing = "not-read" | "no-value" | "not-listed";

/**
 * One quota of a region. `applied` is what AWS said the last time it was asked, and never the default.
 * `lastApplied` is a value not to be relied on: of a list that could not be read again, or given beside an error.
 */
export type QuotaRow = QuotaTie & {
  quotaCode: string;
  quotaName: string;
  applied: number | null;
  lastApplied: number | null;
  missing: QuotaMissing | null;
  error: string | null;
  default: number | null;
  adjustable: boolean | null;
  requests: readonly QuotaRequest[];
};

export type QuotaReadings = {
  applied: Reading<readonly AppliedQuota[]>;
  defaults: Reading<readonly AppliedQuota[]>;
  requests: Reading<readonly QuotaRequest[]>;
};

/**
 * Joins what Service Quotas says of one region into one row a quota, by code, in AWS's order.
 * A list that failed takes nothing from the others: what it last gave stays beside its fault.
 * ListServiceQuotas leaves out what it can't retrieve, hence the defaults:
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
 */
export function joinQuotas({
  applied,
  defaults,
  requests,
  candidates,
}: QuotaReadings & { candidates: readonly QuotaCandidate[] }): readonly QuotaRow[] {
  return joinLists(
    candidates,
    lastGood(applied)?.value ?? NONE,
    lastGood(defaults)?.value ?? NONE,
    lastGood(requests)?.value ?? NONE,
    applied.status,
    applied.status === "failed" ? applied.fault.message : null,
  );
}

const NONE: readonly never[] = [];

/** There are thousands, and the same in most accounts. */
const joinLists = onceFor(
  (
    candidates: readonly QuotaCandidate[],
    applied: readonly AppliedQuota[],
    defaults: readonly AppliedQuota[],
    requests: readonly QuotaRequest[],
    status: Reading<unknown>["status"],
    notRead: string | null,
  ): readonly QuotaRow[] => {
    const appliedBy = byCode(applied);
    const defaultBy = byCode(defaults);
    const requestsBy = requestsByCode(requests);
    const listed = [...new Map([...defaultBy, ...appliedBy]).values()];
    const ties = tieQuotas(
      listed.map((quota) => quota.quotaName),
      candidates,
    );
    return listed.flatMap((quota, at) => {
      const tie = ties[at];
      if (!tie) return [];
      const { modelId, scope, unit, measure, variant, about, untied } = tie;
      const { quotaCode, quotaName } = quota;
      const own = appliedBy.get(quotaCode);
      const initial = defaultBy.get(quotaCode);
      const value = status === "read" ? appliedValue(own) : notReadValue(own, notRead);
      return sharedRow({
        modelId,
        scope,
        unit,
        measure,
        variant,
        about,
        untied,
        quotaCode,
        quotaName,
        applied: value.applied,
        lastApplied: value.lastApplied,
        missing: value.missing,
        error: value.error,
        default: initial?.value ?? null,
        adjustable: own?.adjustable ?? initial?.adjustable ?? null,
        requests: requestsBy.get(quotaCode) ?? NONE,
      });
    });
  },
);

const SHARED_MAX = 20_000;
const shared = createShared<QuotaRow>(SHARED_MAX);

/** Regions differ in few quotas. A row with requests is seldom and stays its own. */
const sharedRow = (row: QuotaRow): QuotaRow =>
  row.requests.length > 0 ? row : shared(JSON.stringify(row), () => row);

type AppliedValue = Pick<QuotaRow, "applied" | "lastApplied" | "missing" | "error">;

const notReadValue = (quota: AppliedQuota | undefined, error: string | null): AppliedValue => ({
  applied: null,
  lastApplied: quota?.value ?? null,
  missing: "not-read",
  error,
});

function appliedValue(quota: AppliedQuota | undefined): AppliedValue {
  if (!quota) return { applied: null, lastApplied: null, missing: "not-listed", error: null };
  if (quota.value === null || quota.error !== null) {
    const error = quota.error && `${quota.error.code}: ${quota.error.message}`;
    return { applied: null, lastApplied: quota.value, missing: "no-value", error };
  }
  return { applied: quota.value, lastApplied: null, missing: null, error: null };
}

function byCode(quotas: readonly AppliedQuota[]): Map<string, AppliedQuota> {
  return new Map(quotas.map((quota) => [quota.quotaCode, quota]));
}

function requestsByCode(
  requests: readonly QuotaRequest[],
): ReadonlyMap<string, readonly QuotaRequest[]> {
  const newestFirst = [...requests].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  return groupBy(newestFirst, ({ quotaCode }) => quotaCode);
}
