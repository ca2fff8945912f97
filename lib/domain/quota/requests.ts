import { own } from "@/lib/domain/own";
import type { CellQuota } from "./cell-quota";

type Request = CellQuota["requests"][number];

export type RequestStage = "open" | "approved" | "refused" | "closed" | "unrecognised";

const STAGES: Readonly<Record<string, RequestStage>> = {
  PENDING: "open",
  CASE_OPENED: "open",
  APPROVED: "approved",
  DENIED: "refused",
  NOT_APPROVED: "refused",
  INVALID_REQUEST: "refused",
  CASE_CLOSED: "closed",
};

/**
 * What came of an increase request. A closed case is not an approval: only the applied value tells.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestedServiceQuotaChange.html
 */
export function stageOf({ status }: Pick<Request, "status">): RequestStage {
  return own(STAGES, status) ?? "unrecognised";
}

/** The newest request that AWS has not decided; requests stand newest first. */
export function openRequest(requests: readonly Request[]): Request | null {
  return requests.find((request) => stageOf(request) === "open") ?? null;
}
