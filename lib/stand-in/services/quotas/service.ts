import { routeByTarget } from "@/lib/stand-in/services/route";
import type { Call, Operation, Service } from "@/lib/stand-in/services/types";
import { settleRequests } from "@/lib/stand-in/world/quota-request";
import { listChangeHistory, listChangeHistoryByQuota } from "./history";
import { getDefaultQuota, getQuota, listDefaultQuotas, listQuotas, quotaArn } from "./quotas";
import { createSupportCase, getRequestedChange, requestIncrease } from "./request";

const RUNS: Readonly<Record<string, Operation["run"]>> = {
  ListServiceQuotas: listQuotas,
  ListAWSDefaultServiceQuotas: listDefaultQuotas,
  GetServiceQuota: getQuota,
  GetAWSDefaultServiceQuota: getDefaultQuota,
  ListRequestedServiceQuotaChangeHistory: listChangeHistory,
  ListRequestedServiceQuotaChangeHistoryByQuota: listChangeHistoryByQuota,
  GetRequestedServiceQuotaChange: getRequestedChange,
};

const WRITES: Readonly<Record<string, Pick<Operation, "run" | "resource">>> = {
  RequestServiceQuotaIncrease: {
    run: requestIncrease,
    resource: (call) =>
      quotaArn(call, { code: String(call.input.QuotaCode ?? ""), kind: "applied" }),
  },
  CreateSupportCase: { run: createSupportCase },
};

/** What was approved is applied once it is due, before anything is answered. */
const settled = (run: Operation["run"]) => (call: Call) => {
  settleRequests(call.account, call);
  return run(call);
};

export const SERVICE_QUOTAS: Service = {
  name: "servicequotas",
  protocol: "json-1.1",
  messageKey: "Message",
  throttle: { name: "TooManyRequestsException", status: 400, message: "Rate exceeded" },
  denied: { name: "AccessDeniedException", status: 400 },
  unavailable: { name: "ServiceUnavailableException", status: 503, message: "Service Unavailable" },
  internal: {
    name: "ServiceException",
    status: 500,
    message: "An internal error occurred. Try again later.",
  },
  unknownOperation: () => ({ name: "UnknownOperationException", status: 400, message: "" }),
  operations: Object.fromEntries(
    [
      ...Object.entries(RUNS).map(([name, run]) => [name, { run }] as const),
      ...Object.entries(WRITES).map(([name, write]) => [name, { ...write, writes: true }] as const),
    ].map(([name, { run, ...operation }]) => [
      name,
      { ...operation, action: `servicequotas:${name}`, run: settled(run) },
    ]),
  ),
  route: ({ target }) => routeByTarget("ServiceQuotasV20190624", target),
};
