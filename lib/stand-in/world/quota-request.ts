import { setQuota } from "./change";
import type { Account, World } from "./state";
import type { QuotaRequestSpec } from "./types";

type At = { world: World; now: number };

export type RequestNow = {
  status: QuotaRequestSpec["status"];
  /** Epoch milliseconds of the last change. */
  updatedAt: number;
  hasCase: boolean;
};

const HOUR_MS = 3_600_000;

/** Where a request has got to by now. */
export function requestNow(request: QuotaRequestSpec, { world, now }: At): RequestNow {
  const { made } = request;
  if (made === undefined) {
    const updatedAt = world.startedAt - request.createdAgoMs + HOUR_MS;
    return { status: request.status, updatedAt, hasCase: true };
  }
  if (request.status === "NOT_APPROVED")
    return { status: "NOT_APPROVED", updatedAt: made.at, hasCase: false };
  const { caseInMs, ends } = made.end;
  const caseAt = Math.min(
    made.caseAt ?? Number.POSITIVE_INFINITY,
    made.at + caseInMs / world.speed,
  );
  const endsAt = ends.how === "never" ? null : made.at + ends.inMs / world.speed;
  if (ends.how !== "never" && endsAt !== null && now >= endsAt)
    return { status: ENDED[ends.how], updatedAt: endsAt, hasCase: true };
  return now >= caseAt
    ? { status: "CASE_OPENED", updatedAt: caseAt, hasCase: true }
    : { status: "PENDING", updatedAt: made.at, hasCase: false };
}

const ENDED = { approved: "APPROVED", denied: "DENIED", closed: "CASE_CLOSED" } as const;

export const isOpen = ({ status }: RequestNow): boolean =>
  status === "PENDING" || status === "CASE_OPENED";

/** Applies what was approved and is due by now, once. */
export function settleRequests(account: Account, { world, now }: At): void {
  for (const { made, desired, quotaName, region } of account.quotaRequests) {
    if (made === undefined || made.isApplied) continue;
    const { ends } = made.end;
    if (ends.how !== "approved" || ends.appliedInMs === null) continue;
    if (now < made.at + (ends.inMs + ends.appliedInMs) / world.speed) continue;
    made.isApplied = true;
    const applied = { kind: "value", value: ends.value ?? desired } as const;
    setQuota(world, { account, quota: { names: [quotaName], regions: [region], applied } });
  }
}
