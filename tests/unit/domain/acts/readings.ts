import type { RateRow } from "@/lib/domain/acts/preview";
import type { ActReading, ShownOffer } from "@/lib/domain/acts/read";
import type { FormState } from "@/lib/domain/facts/facts";

export const aRow = (dimension: string, price: string, more: Partial<RateRow> = {}): RateRow => ({
  dimension,
  price,
  description: "Tokens",
  unit: "Units",
  ...more,
});

export const anOffer = (offerId: string, rateCard: readonly RateRow[] = []): ShownOffer => ({
  offerId,
  termsHost: "aws-mp-legal.s3.amazonaws.com",
  refundPolicy: "Charges are non-refundable.",
  validFor: null,
  rateCard,
});

type Agreement = {
  agreement?: string;
  region?: string;
  form?: FormState;
  offers?: readonly string[] | "not-sold";
  offerId?: string;
  rateCard?: readonly RateRow[];
};

export function anAgreement(given: Agreement = {}): ActReading {
  const offers = given.offers ?? ["offer-a"];
  return {
    kind: "accept-agreement",
    modelId: "xai.grok-4.6",
    modelName: "Grok 4.6",
    provider: "xAI",
    offerId: given.offerId ?? null,
    offers: offers === "not-sold" ? offers : offers.map((id) => anOffer(id, given.rateCard)),
    readIn: "us-east-1",
    availability: {
      agreement: given.agreement ?? "NOT_AVAILABLE",
      agreementError: null,
      authorization: "AUTHORIZED",
      entitlement: "NOT_AVAILABLE",
      region: given.region ?? "AVAILABLE",
      pendingSince: null,
    },
    form: given.form ?? null,
  };
}

type Quota = {
  code?: string;
  name?: string;
  applied?: number | null;
  initial?: number | null;
  adjustable?: boolean;
  asked?: number;
  status?: string;
};

export const aQuota = (given: Quota = {}): ActReading => ({
  kind: "request-quota-increase",
  region: "eu-west-1",
  quota: {
    code: given.code ?? "L-15B8E632",
    name:
      given.name ??
      "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
    unit: "None",
    applied: given.applied === undefined ? 300 : given.applied,
    default: given.initial === undefined ? 300 : given.initial,
    adjustable: given.adjustable ?? true,
  },
  asked: given.asked ?? 1_000,
  requests: given.status
    ? [
        {
          id: "q-1",
          quotaCode: "L-15B8E632",
          desiredValue: 9_000,
          status: given.status,
          createdAt: 1,
          updatedAt: 2,
        },
      ]
    : [],
});
