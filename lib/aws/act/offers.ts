import { ListFoundationModelAgreementOffersCommand } from "@aws-sdk/client-bedrock";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import type { At, Reads } from "@/lib/aws/read/reads";
import { text, word } from "@/lib/aws/read/shapes";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Offer, Offers } from "@/lib/services/ports/act-aws";

/** Sent back or opened as it came: a mark taken out of it would make it another one. */
const exact = z.string();

const RateCard = z
  .array(z.object({ dimension: text, price: text, description: text, unit: text }))
  .nullish()
  .transform((rows) =>
    (rows ?? []).map(({ dimension, price, description, unit }) => ({
      dimension: dimension ?? "",
      price: price ?? "",
      description: description ?? "",
      unit: unit ?? "",
    })),
  );

const OfferShape = z
  .object({
    offerId: text,
    offerToken: exact,
    termDetails: z.object({
      usageBasedPricingTerm: z.object({ rateCard: RateCard }).nullish(),
      legalTerm: z.object({ url: exact.nullish() }).nullish(),
      supportTerm: z.object({ refundPolicyDescription: text }).nullish(),
      validityTerm: z.object({ agreementDuration: text }).nullish(),
    }),
  })
  .transform(
    ({ offerId, offerToken, termDetails }): Offer => ({
      offerId,
      token: offerToken,
      termsUrl: termDetails.legalTerm?.url ?? null,
      refundPolicy: termDetails.supportTerm?.refundPolicyDescription ?? null,
      validFor: termDetails.validityTerm?.agreementDuration ?? null,
      rateCard: termDetails.usageBasedPricingTerm?.rateCard ?? [],
    }),
  );

/** An offer of another model's would be signed for this one. */
const offersOf = (modelId: string) =>
  z
    .object({ modelId: word.refine((id) => id === modelId), offers: z.array(OfferShape) })
    .transform(({ offers }): Offers => ({ kind: "offers", offers }));

/** Recorded in many accounts, of every model that Marketplace does not sell. */
const saysNotSold = ({ code, message }: Fault): boolean =>
  code === "ValidationError" && /agreement not supported for this model/i.test(message);

/**
 * Public and private offers, so that a choice is seen to be one. They are the account's, not a Region's, and are listed
 * after one was accepted too. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModelAgreementOffers.html
 */
export async function listOffers(
  { env, clients }: Reads,
  { modelId, ...at }: At & { modelId: string },
): Promise<Reading<Offers>> {
  const operation = "ListFoundationModelAgreementOffers";
  const reading: Reading<Offers> = await call(env, {
    ...at,
    service: "bedrock",
    operation,
    send: (abortSignal) =>
      clients
        .bedrock(at.region)
        .send(new ListFoundationModelAgreementOffersCommand({ modelId, offerType: "ALL" }), {
          abortSignal,
        }),
    schema: offersOf(modelId),
  });
  if (reading.status !== "failed" || !saysNotSold(reading.fault)) return reading;
  const { requestId, at: readAt, attempt } = reading.fault;
  const source = { operation, requestId, at: readAt, attempt };
  return { status: "read", value: { kind: "not-sold" }, source };
}
