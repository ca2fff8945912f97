import { createHash } from "node:crypto";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import type { QuotaRequestSpec } from "@/lib/stand-in/world/types";
import { badToken, readInput, SERVICE_CODE, SERVICE_TITLE } from "./input";
import { quotaArn } from "./quotas";

const HOUR_SECONDS = 3600;

export function listChangeHistory(call: Call): Outcome {
  return history(call, { serviceCode: false, quotaCode: false });
}

export function listChangeHistoryByQuota(call: Call): Outcome {
  return history(call, { serviceCode: true, quotaCode: true });
}

function history(call: Call, needs: { serviceCode: boolean; quotaCode: boolean }): Outcome {
  const read = readInput(call, needs);
  if (!read.ok) return refuse(read.error);
  const { size, token, quotaCode, status } = read.input;
  const requests = call.account.quotaRequests
    .filter((request) => request.region === call.region)
    .filter((request) => status === undefined || request.status === status)
    .flatMap((request) => viewOf(call, request))
    .filter((view) => quotaCode === undefined || view.QuotaCode === quotaCode);
  const page = pageOf(requests, {
    list: `history ${call.account.spec.id} ${call.region} ${quotaCode} ${status}`,
    token,
    size,
  });
  if (page === null) return refuse(badToken());
  return answer({ RequestedQuotas: page.items, NextToken: page.nextToken });
}

function viewOf(call: Call, request: QuotaRequestSpec) {
  const seed = call.world.spec.quotas.find((quota) => quota.name === request.quotaName);
  if (seed === undefined) return [];
  const id = createHash("sha256").update(`${request.region} ${request.quotaName}`).digest("hex");
  const created = (call.world.startedAt - request.createdAgoMs) / 1000;
  return [
    {
      Id: id.slice(0, 40),
      CaseId: String(Number.parseInt(id.slice(0, 9), 16)),
      ServiceCode: SERVICE_CODE,
      ServiceName: SERVICE_TITLE,
      QuotaCode: seed.code,
      QuotaName: seed.name,
      DesiredValue: request.desired,
      Status: request.status,
      Created: created,
      LastUpdated: created + HOUR_SECONDS,
      Requester: JSON.stringify({
        accountId: call.account.spec.id,
        callerArn: call.principal.arn,
      }),
      QuotaArn: quotaArn(call, { code: seed.code, kind: "applied" }),
      GlobalQuota: false,
      Unit: "None",
      QuotaRequestedAtLevel: "ACCOUNT",
    },
  ];
}
