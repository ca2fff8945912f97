import { createHash } from "node:crypto";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { requestNow } from "@/lib/stand-in/world/quota-request";
import type { QuotaRequestSpec } from "@/lib/stand-in/world/types";
import { badToken, readInput, SERVICE_CODE, SERVICE_TITLE } from "./input";
import { quotaArn } from "./quotas";

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
    .flatMap((request) => viewOf(call, request))
    .filter((view) => status === undefined || view.Status === status)
    .filter((view) => quotaCode === undefined || view.QuotaCode === quotaCode);
  const page = pageOf(requests, {
    list: `history ${call.account.spec.id} ${call.region} ${quotaCode} ${status}`,
    token,
    size,
  });
  if (page === null) return refuse(badToken());
  return answer({ RequestedQuotas: page.items, NextToken: page.nextToken });
}

/** A request as Service Quotas shows it; nothing where the world has no such quota. */
export function viewOf(call: Call, request: QuotaRequestSpec) {
  const { world, now } = call;
  const seed = world.spec.quotas.find((quota) => quota.name === request.quotaName);
  if (seed === undefined) return [];
  const { status, updatedAt, hasCase } = requestNow(request, { world, now });
  const { id, caseId } = idsOf(request);
  const created = request.made?.at ?? world.startedAt - request.createdAgoMs;
  return [
    {
      Id: id,
      ...(hasCase && { CaseId: caseId }),
      ServiceCode: SERVICE_CODE,
      ServiceName: SERVICE_TITLE,
      QuotaCode: seed.code,
      QuotaName: seed.name,
      DesiredValue: request.desired,
      Status: status,
      Created: created / 1_000,
      LastUpdated: updatedAt / 1_000,
      Requester: JSON.stringify({
        accountId: call.account.spec.id,
        callerArn: request.made?.callerArn ?? call.principal.arn,
      }),
      QuotaArn: quotaArn(call, { code: seed.code, kind: "applied" }),
      GlobalQuota: false,
      Unit: "None",
      QuotaRequestedAtLevel: "ACCOUNT",
    },
  ];
}

function idsOf({ region, quotaName, made }: QuotaRequestSpec): { id: string; caseId: string } {
  const name = made === undefined ? `${region} ${quotaName}` : made.id;
  const hash = createHash("sha256").update(name).digest("hex");
  return { id: hash.slice(0, 40), caseId: String(Number.parseInt(hash.slice(0, 9), 16)) };
}
