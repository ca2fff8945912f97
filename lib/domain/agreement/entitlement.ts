import type { Cause } from "@/lib/domain/causes";
import {
  type AccountFacts,
  type Agreement,
  type Entitlement,
  lastGood,
  NEVER,
} from "@/lib/domain/facts/facts";
import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import { own } from "@/lib/domain/own";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { productIdsOf } from "./product-ids";

/** What an account's agreements say about one model. */
export type AgreementFacts = { modelId: string } & Pick<
  AccountFacts,
  "agreements" | "entitlements"
>;

export type EntitlementOutcome =
  | { failed: true; cause: Cause | null; reason: string | null; agreementId: string }
  | { failed: false }
  | { failed: null; unreadable: Fault };

/** AWS's reason codes that name what stands in the way; the others say that work goes on, or nothing. */
const CAUSE_OF_REASON: ReadonlyMap<string, Cause> = new Map([
  ["INVALID_PAYMENT_INSTRUMENT", "payment-instrument-invalid"],
  ["ACCOUNT_SUSPENDED", "account-suspended"],
  ["PRODUCT_RESTRICTED", "product-restricted"],
  ["INCOMPATIBLE_CURRENCY", "incompatible-currency"],
]);

/**
 * The cause behind an entitlement's `statusReasonCode`; null when AWS gave none, or one that names no cause.
 * https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AgreementEntitlement.html
 */
export function causeOfEntitlement(reason: string | null): Cause | null {
  return reason === null ? null : (CAUSE_OF_REASON.get(reason) ?? null);
}

/** ACTIVE agreements for a model's product, newest acceptance first; one without acceptance time comes last. */
export function activeAgreements({
  modelId,
  agreements,
}: Pick<AgreementFacts, "modelId" | "agreements">): readonly Agreement[] {
  const products = new Set(productIdsOf(modelId));
  return (lastGood(agreements)?.value ?? [])
    .filter(
      ({ status, productIds }) => status === "ACTIVE" && productIds.some((id) => products.has(id)),
    )
    .sort((a, b) => (b.acceptedAt ?? 0) - (a.acceptedAt ?? 0));
}

/** The entitlements of an agreement that concern a model; those that name no product do. */
export function entitlementsFor(
  modelId: string,
  entitlements: readonly Entitlement[],
): readonly Entitlement[] {
  const products = new Set(productIdsOf(modelId));
  return entitlements.filter(({ productId }) => productId === null || products.has(productId));
}

/**
 * The newest ACTIVE agreement for the model's product whose entitlement is not PROVISIONED; null when there is none.
 * One whose entitlements were never read is passed over: it may have been in force for months; so is one that FAILED before
 * another was accepted: its attempt ended with it, and no clock runs from there.
 */
export function agreementForModel(facts: AgreementFacts): Agreement | null {
  const unfinished = activeAgreements(facts).find(({ agreementId }, replacedBy) => {
    const known = lastGood(own(facts.entitlements, agreementId));
    if (!known) return false;
    const relevant = entitlementsFor(facts.modelId, known.value);
    return !isProvisioned(relevant) && (replacedBy === 0 || !hasFailed(relevant));
  });
  return unfinished ?? null;
}

/**
 * Whether the entitlement of a model's pending agreement FAILED, though the availability still says PENDING. The newest
 * agreement alone decides: what came before it has been replaced, and where it was not read nothing is known.
 */
export function failedEntitlement(facts: AgreementFacts): EntitlementOutcome {
  if (facts.agreements.status === "failed")
    return { failed: null, unreadable: facts.agreements.fault };
  const [newest] = activeAgreements(facts);
  if (!newest) return { failed: false };
  const { agreementId } = newest;
  const reading = own(facts.entitlements, agreementId) ?? NEVER;
  switch (reading.status) {
    case "never":
      return { failed: null, unreadable: NOT_READ_YET };
    case "failed":
      return { failed: null, unreadable: reading.fault };
    case "read":
      return entitlementOutcome(facts.modelId, { agreementId, entitlements: reading.value });
  }
}

function entitlementOutcome(
  modelId: string,
  { agreementId, entitlements }: { agreementId: string; entitlements: readonly Entitlement[] },
): EntitlementOutcome {
  const relevant = entitlementsFor(modelId, entitlements);
  if (isProvisioned(relevant)) return { failed: false };
  const failure = relevant.find(isFailed);
  if (!failure) return { failed: false };
  return {
    failed: true,
    cause: causeOfEntitlement(failure.reason),
    reason: failure.reason,
    agreementId,
  };
}

const isFailed = ({ status }: Entitlement): boolean => status === "FAILED";
const hasFailed = (entitlements: readonly Entitlement[]): boolean => entitlements.some(isFailed);
const isProvisioned = (entitlements: readonly Entitlement[]): boolean =>
  entitlements.some(({ status }) => status === "PROVISIONED");

/** An entitlement read longer than this before an answer may be that of an earlier attempt. */
const BELONGS_WITHIN_MS = 2 * MINUTE_MS;

/** What the entitlement says of an answer given at `at`; null where it was read too long before to belong to it. */
export function entitlementAt(facts: AgreementFacts, at: EpochMs): EntitlementOutcome | null {
  const outcome = failedEntitlement(facts);
  if (!outcome.failed) return outcome;
  const reading = own(facts.entitlements, outcome.agreementId);
  return reading?.status === "read" && reading.source.at >= at - BELONGS_WITHIN_MS ? outcome : null;
}
