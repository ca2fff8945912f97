import {
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
} from "@aws-sdk/client-service-quotas";
import { z } from "zod";
import type { AppliedQuota, QuotaRequest, Reading } from "@/lib/domain/facts/facts";
import { type Page, pagedList } from "./paged-list";
import type { At, Reads } from "./reads";
import { amount, anyEntriesOf, flag, id, text, time, token } from "./shapes";

const PAGE_SIZE = 100;
const SERVICE = "servicequotas";
const SERVICE_CODE = "bedrock";

const Quotas = z
  .object({
    Quotas: anyEntriesOf(
      z.object({
        QuotaCode: id,
        QuotaName: text,
        // A value that is no number is one that was not given.
        Value: amount.catch(null),
        Adjustable: flag.catch(null),
        ErrorReason: z.object({ ErrorCode: text, ErrorMessage: text }).nullish(),
      }),
    ),
    NextToken: token,
  })
  .transform(
    (out): Page<AppliedQuota> => ({
      items: out.Quotas.map((quota) => ({
        quotaCode: quota.QuotaCode,
        quotaName: quota.QuotaName ?? quota.QuotaCode,
        value: quota.ErrorReason ? null : quota.Value,
        adjustable: quota.Adjustable,
        error: quota.ErrorReason
          ? {
              code: quota.ErrorReason.ErrorCode ?? "",
              message: quota.ErrorReason.ErrorMessage ?? "",
            }
          : null,
      })),
      nextToken: out.NextToken,
    }),
  );

const input = (nextToken: string | null) => ({
  ServiceCode: SERVICE_CODE,
  MaxResults: PAGE_SIZE,
  ...(nextToken ? { NextToken: nextToken } : {}),
});

/**
 * Applied values. A quota without a retrievable value is missing or carries an ErrorReason.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
 */
export function listApplied(reads: Reads, at: At): Promise<Reading<readonly AppliedQuota[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListServiceQuotas",
    send: (nextToken, abortSignal) =>
      reads.clients
        .serviceQuotas(at.region)
        .send(new ListServiceQuotasCommand(input(nextToken)), { abortSignal }),
    schema: Quotas,
  });
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListAWSDefaultServiceQuotas.html */
export function listDefaults(reads: Reads, at: At): Promise<Reading<readonly AppliedQuota[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListAWSDefaultServiceQuotas",
    send: (nextToken, abortSignal) =>
      reads.clients
        .serviceQuotas(at.region)
        .send(new ListAWSDefaultServiceQuotasCommand(input(nextToken)), { abortSignal }),
    schema: Quotas,
  });
}

/** A page of requests for increases, of all quotas or of one. */
export const Requests = z
  .object({
    RequestedQuotas: anyEntriesOf(
      z.object({
        Id: text,
        QuotaCode: id,
        DesiredValue: amount,
        Status: text,
        Created: time,
        LastUpdated: time,
      }),
    ),
    NextToken: token,
  })
  .transform(
    (out): Page<QuotaRequest> => ({
      items: out.RequestedQuotas.map((request) => ({
        id: request.Id ?? "",
        quotaCode: request.QuotaCode,
        desiredValue: request.DesiredValue,
        status: request.Status ?? "",
        createdAt: request.Created,
        updatedAt: request.LastUpdated,
      })),
      nextToken: out.NextToken,
    }),
  );

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistory.html */
export function listRequests(reads: Reads, at: At): Promise<Reading<readonly QuotaRequest[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListRequestedServiceQuotaChangeHistory",
    send: (nextToken, abortSignal) =>
      reads.clients
        .serviceQuotas(at.region)
        .send(new ListRequestedServiceQuotaChangeHistoryCommand(input(nextToken)), { abortSignal }),
    schema: Requests,
  });
}
