import type { EntitlementOutcome } from "@/lib/domain/agreement/entitlement";

export const FAILED = {
  failed: true,
  cause: "payment-instrument-invalid",
  reason: "INVALID_PAYMENT_INSTRUMENT",
  agreementId: "agmt-1",
} as const satisfies EntitlementOutcome;

export const B = "us-east-1";
