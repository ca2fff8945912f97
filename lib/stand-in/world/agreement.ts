import { createHash } from "node:crypto";
import type { Account, World } from "./state";
import type { AgreementScript, EntitlementReason, ModelSeed } from "./types";

export type AgreementNow = {
  status: "AVAILABLE" | "PENDING" | "NOT_AVAILABLE" | "ERROR";
  errorMessage: string | null;
  /** Epoch milliseconds; null where there is no agreement. */
  acceptedAt: number | null;
  entitlement: EntitlementNow | null;
};

export type EntitlementNow =
  | { status: "PROVISIONED" }
  | { status: "PENDING"; reason: "PROVISIONING_IN_PROGRESS" }
  | { status: "FAILED"; reason: EntitlementReason }
  | { status: "DEPROVISIONED"; reason: "AGREEMENT_INACTIVE" };

/** One agreement of an account, as the Marketplace Agreement service knows it. */
export type AgreementRecord = {
  id: string;
  offerId: string;
  product: string;
  model: ModelSeed;
  acceptedAt: number;
  active: boolean;
  entitlement: EntitlementNow;
};

export function noAgreement(): AgreementNow {
  return { status: "NOT_AVAILABLE", errorMessage: null, acceptedAt: null, entitlement: null };
}

/** Where a script has got to by now. */
export function agreementAt(
  script: AgreementScript,
  { now, world }: { now: number; world: World },
): AgreementNow {
  if (script.kind === "none") return noAgreement();
  const acceptedAt = world.startedAt - script.acceptedAgoMs;
  const base = { errorMessage: null, acceptedAt };
  if (script.kind === "available") {
    return { ...base, status: "AVAILABLE", entitlement: { status: "PROVISIONED" } };
  }
  if (script.kind === "error") {
    return { ...base, ...failed(script.message) };
  }
  const { ends } = script;
  const pending: AgreementNow = {
    ...base,
    status: "PENDING",
    entitlement: { status: "PENDING", reason: "PROVISIONING_IN_PROGRESS" },
  };
  if (ends.how === "never" || now < world.startedAt + ends.inMs / world.speed) return pending;
  switch (ends.how) {
    case "complete": {
      const { flapsMs } = script;
      const sinceMs = (now - world.startedAt) * world.speed - ends.inMs;
      if (flapsMs !== undefined && sinceMs >= flapsMs && sinceMs < 2 * flapsMs) return pending;
      return { ...base, status: "AVAILABLE", entitlement: { status: "PROVISIONED" } };
    }
    case "error":
      return { ...base, ...failed(ends.message) };
    case "entitlement-fails":
      return { ...pending, entitlement: { status: "FAILED", reason: ends.reason } };
    case "lapse":
      return {
        ...base,
        status: "NOT_AVAILABLE",
        entitlement: { status: "DEPROVISIONED", reason: "AGREEMENT_INACTIVE" },
      };
  }
}

/** The account's agreements, newest first: one for each product it ever accepted. */
export function agreementsOf(
  world: World,
  { account, now }: { account: Account; now: number },
): AgreementRecord[] {
  const records: AgreementRecord[] = [];
  for (const model of world.spec.catalogue.models) {
    if (model.product === null) continue;
    const script = account.access.findLast(
      (rule) =>
        rule.agreement !== undefined &&
        rule.regions === undefined &&
        (rule.models === undefined || rule.models.includes(model.id)) &&
        (rule.provider === undefined || rule.provider === model.provider),
    )?.agreement;
    if (script === undefined) continue;
    const { acceptedAt, entitlement } = agreementAt(script, { now, world });
    if (acceptedAt === null || entitlement === null) continue;
    records.push({
      id: `agmt-${digest(`${account.spec.id} ${model.product} ${acceptedAt - world.startedAt}`)}`,
      offerId: offerIdOf(model.product),
      product: model.product,
      model,
      acceptedAt,
      active: entitlement.status !== "DEPROVISIONED",
      entitlement,
    });
  }
  return records.sort((left, right) => right.acceptedAt - left.acceptedAt);
}

export function offerIdOf(product: string): string {
  return `offer-${digest(product)}`;
}

function failed(message: string): Pick<AgreementNow, "status" | "errorMessage" | "entitlement"> {
  return {
    status: "ERROR",
    errorMessage: message,
    entitlement: { status: "FAILED", reason: "INVALID_PAYMENT_INSTRUMENT" },
  };
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

function digest(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 24);
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
