import { EnableRegionCommand } from "@aws-sdk/client-account";
import {
  CreateFoundationModelAgreementCommand,
  PutUseCaseForModelAccessCommand,
} from "@aws-sdk/client-bedrock";
import { RequestServiceQuotaIncreaseCommand } from "@aws-sdk/client-service-quotas";
import { z } from "zod";
import { text, word } from "@/lib/aws/read/shapes";
import type { Actor } from "@/lib/services/ports/act-aws";
import type { Purpose } from "./session-policy";
import type { WriteRequest } from "./write";

type Unsigned<T> = Omit<WriteRequest<T>, "signal" | "credentials">;
/** A write and the one thing that its session may do. */
export type Planned<T> = Unsigned<T> & { purpose: Purpose };
type Input<Verb extends "acceptAgreement" | "submitForm" | "requestIncrease"> = Parameters<
  Actor[Verb]
>[0];

/** An answer that says nothing but that it is one. */
const Accepted = z.unknown().transform(() => null);

/** Answers 202: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateFoundationModelAgreement.html */
export const acceptAgreement = (
  { modelId, offerToken }: Input<"acceptAgreement">,
  homeRegion: string,
): Planned<null> => ({
  purpose: { kind: "accept-agreement" },
  operation: "CreateFoundationModelAgreement",
  send: (clients, abortSignal) =>
    clients
      .bedrock(homeRegion)
      .send(new CreateFoundationModelAgreementCommand({ modelId, offerToken }), { abortSignal }),
  schema: Accepted,
  secrets: [offerToken],
});

/**
 * Answers 201; the SDK writes the bytes as base64, so they are the JSON itself.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutUseCaseForModelAccess.html
 */
export const submitForm = ({ region, form }: Input<"submitForm">): Planned<null> => ({
  purpose: { kind: "submit-use-case-form" },
  operation: "PutUseCaseForModelAccess",
  send: (clients, abortSignal) =>
    clients
      .bedrock(region)
      .send(new PutUseCaseForModelAccessCommand({ formData: form }), { abortSignal }),
  schema: Accepted,
  secrets: textsOf(form),
});

const Contents = z.record(z.string(), z.unknown());

/** A form as it may come back in a message: whole, as it is sent, and field by field. */
function textsOf(form: Uint8Array): readonly string[] {
  const bytes = Buffer.from(form);
  const text = bytes.toString("utf8");
  const whole = [text, bytes.toString("base64")];
  try {
    const fields = Object.values(Contents.parse(JSON.parse(text)));
    return [...whole, ...fields.filter((value) => typeof value === "string")];
  } catch {
    return whole; // not JSON, which is for AWS to say
  }
}

const Requested = z
  .object({ RequestedQuota: z.object({ Id: text, Status: word }) })
  .transform(({ RequestedQuota: { Id, Status } }) => ({ quotaRequestId: Id, status: Status }));

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html */
export const requestIncrease = ({
  region,
  code,
  value,
}: Input<"requestIncrease">): Planned<z.infer<typeof Requested>> => ({
  purpose: { kind: "request-quota-increase", region, code },
  operation: "RequestServiceQuotaIncrease",
  send: (clients, abortSignal) =>
    clients.serviceQuotas(region).send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: "bedrock",
        QuotaCode: code,
        DesiredValue: value,
      }),
      { abortSignal },
    ),
  schema: Requested,
  secrets: [],
});

/** The account's own: no AccountId. https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html */
export const enableRegion = (region: string, homeRegion: string): Planned<null> => ({
  purpose: { kind: "enable-region", region },
  operation: "EnableRegion",
  send: (clients, abortSignal) =>
    clients
      .account(homeRegion)
      .send(new EnableRegionCommand({ RegionName: region }), { abortSignal }),
  schema: Accepted,
  secrets: [],
});
