import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
} from "@aws-sdk/client-service-quotas";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import { pagedList } from "@/lib/aws/read/paged-list";
import type { At, Reads } from "@/lib/aws/read/reads";
import { Requests } from "@/lib/aws/read/service-quotas";
import { amount, flag, id, text } from "@/lib/aws/read/shapes";
import type { QuotaRequest, Reading } from "@/lib/domain/facts/facts";
import type { QuotaNow } from "@/lib/services/ports/act-aws";

const SERVICE = "servicequotas";
const SERVICE_CODE = "bedrock";
const PAGE_SIZE = 100;

/** A quota whose value AWS could not tell carries an ErrorReason: that is an answer without the value that is asked for. */
const One = z
  .object({
    Quota: z
      .object({
        QuotaCode: id,
        QuotaName: text,
        Value: amount,
        Unit: text,
        Adjustable: flag,
        ErrorReason: z.undefined().optional(),
      })
      .nullable(),
  })
  .transform(({ Quota }) => Quota);
type One = z.infer<typeof One>;

type OfQuota = At & { code: string };

/** "NoSuchResourceException": there is no such value, which of an applied one means that the default holds. */
const noneIfMissing = (error: unknown): { Quota: null } => {
  if (error instanceof Error && error.name === "NoSuchResourceException") return { Quota: null };
  throw error;
};

const ask = (
  { env, clients }: Reads,
  { code, ...at }: OfQuota,
  kind: "applied" | "default",
): Promise<Reading<One>> => {
  const input = { ServiceCode: SERVICE_CODE, QuotaCode: code };
  const client = clients.serviceQuotas(at.region);
  return call(env, {
    ...at,
    service: SERVICE,
    operation: kind === "applied" ? "GetServiceQuota" : "GetAWSDefaultServiceQuota",
    send: (abortSignal) =>
      (kind === "applied"
        ? client.send(new GetServiceQuotaCommand(input), { abortSignal })
        : client.send(new GetAWSDefaultServiceQuotaCommand(input), { abortSignal })
      ).catch(noneIfMissing),
    schema: One,
  });
};

/**
 * The applied and the default value of a quota. https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html,
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html
 */
export async function readQuota(reads: Reads, at: OfQuota): Promise<Reading<QuotaNow>> {
  const [applied, byDefault] = await Promise.all([
    ask(reads, at, "applied"),
    ask(reads, at, "default"),
  ]);
  if (applied.status !== "read") return failedOf(applied);
  if (byDefault.status !== "read") return failedOf(byDefault);
  const either = applied.value ?? byDefault.value;
  if (either === null) return unknownQuota(at, byDefault.source);
  const value: QuotaNow = {
    code: either.QuotaCode,
    name: either.QuotaName ?? either.QuotaCode,
    unit: either.Unit,
    applied: applied.value?.Value ?? null,
    default: byDefault.value?.Value ?? null,
    // Only what AWS calls adjustable is.
    adjustable: either.Adjustable === true,
  };
  return { status: "read", value, source: applied.source };
}

const failedOf = (reading: Exclude<Reading<One>, { status: "read" }>): Reading<QuotaNow> =>
  reading.status === "never" ? reading : { ...reading, last: null };

type Source = Extract<Reading<unknown>, { status: "read" }>["source"];

function unknownQuota({ code, region }: OfQuota, source: Source): Reading<QuotaNow> {
  const { operation, requestId, at, attempt } = source;
  return {
    status: "failed",
    last: null,
    fault: {
      code: "ResourceNotFound",
      cause: null,
      owner: "application-code",
      message: `Service Quotas knows no quota ${code} of Bedrock in ${region}.`,
      operation,
      requestId,
      httpStatus: null,
      at,
      attempt,
    },
  };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistoryByQuota.html */
export async function listRequestsOf(
  reads: Reads,
  { code, ...at }: OfQuota,
): Promise<Reading<readonly QuotaRequest[]>> {
  const reading = await pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListRequestedServiceQuotaChangeHistoryByQuota",
    of: code,
    send: (nextToken, abortSignal) =>
      reads.clients.serviceQuotas(at.region).send(
        new ListRequestedServiceQuotaChangeHistoryByQuotaCommand({
          ServiceCode: SERVICE_CODE,
          QuotaCode: code,
          MaxResults: PAGE_SIZE,
          ...(nextToken ? { NextToken: nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Requests,
  });
  if (reading.status !== "read") return reading;
  const value = reading.value.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  return { ...reading, value };
}
