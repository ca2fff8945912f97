import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { type AgreementFacts, agreementForModel } from "./entitlement";

/**
 * AWS's own limit for setting up access after the first call; past it an agreement is overdue.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export const ACTIVATION_WINDOW_MS = 15 * MINUTE_MS;

/** `agreementId` is null where no agreement of the account could be tied to the model. */
export type PendingStart = {
  startedAt: EpochMs;
  source: "acceptance" | "first-sight";
  agreementId: string | null;
};

/**
 * When an agreement began to pend, by AWS's clock: its acceptance, else the first sight of PENDING, whichever is
 * earlier, so that a second acceptance does not turn a running clock back. Null when neither is known.
 */
export function pendingStart(
  facts: AgreementFacts & { firstSeenAt: EpochMs | null },
): PendingStart | null {
  const agreement = agreementForModel(facts);
  const agreementId = agreement?.agreementId ?? null;
  const acceptedAt = agreement?.acceptedAt ?? null;
  const { firstSeenAt } = facts;
  if (acceptedAt !== null && (firstSeenAt === null || acceptedAt <= firstSeenAt)) {
    return { startedAt: acceptedAt, source: "acceptance", agreementId };
  }
  return firstSeenAt === null
    ? null
    : { startedAt: firstSeenAt, source: "first-sight", agreementId };
}
