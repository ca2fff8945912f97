import { routeByTarget } from "@/lib/stand-in/services/route";
import type { Operation, Service } from "@/lib/stand-in/services/types";
import { listChangeHistory, listChangeHistoryByQuota } from "./history";
import { getDefaultQuota, getQuota, listDefaultQuotas, listQuotas } from "./quotas";

const RUNS: Readonly<Record<string, Operation["run"]>> = {
  ListServiceQuotas: listQuotas,
  ListAWSDefaultServiceQuotas: listDefaultQuotas,
  GetServiceQuota: getQuota,
  GetAWSDefaultServiceQuota: getDefaultQuota,
  ListRequestedServiceQuotaChangeHistory: listChangeHistory,
  ListRequestedServiceQuotaChangeHistoryByQuota: listChangeHistoryByQuota,
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
    Object.entries(RUNS).map(([name, run]) => [name, { action: `servicequotas:${name}`, run }]),
  ),
  route: ({ target }) => routeByTarget("ServiceQuotasV20190624", target),
};
