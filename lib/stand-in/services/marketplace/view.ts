import type { Call } from "@/lib/stand-in/services/types";
import type { WireError } from "@/lib/stand-in/wire/outcome";
import type { AgreementRecord } from "@/lib/stand-in/world/agreement";

const SELLER_ACCOUNT = "979382823631";

export function marketplaceInvalid(reason: string, message: string): WireError {
  return {
    name: "ValidationException",
    status: 400,
    message,
    extra: { reason },
  };
}

/** The awsJson protocols write times as epoch seconds. */
export function seconds(epochMs: number): number {
  return Math.floor(epochMs) / 1000;
}

export function agreementView(call: Call, record: AgreementRecord) {
  return {
    agreementId: record.id,
    acceptanceTime: seconds(record.acceptedAt),
    startTime: seconds(record.acceptedAt),
    agreementType: "PurchaseAgreement",
    acceptor: { accountId: call.account.spec.id },
    proposer: { accountId: SELLER_ACCOUNT },
    proposalSummary: {
      resources: [{ id: record.product, type: "MachineLearningProduct" }],
      offerId: record.offerId,
    },
    status: statusOf(record),
    initialAgreementId: record.id,
  };
}

export function statusOf(record: AgreementRecord): "ACTIVE" | "CANCELLED" {
  return record.active ? "ACTIVE" : "CANCELLED";
}
