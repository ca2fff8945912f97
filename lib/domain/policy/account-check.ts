import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { SCAN_ACTIONS } from "./actions";

/** What a check of an account tries, in this order: nothing after the first two is tried where one of them fails. */
export const ENTRY_STEPS = ["sts:AssumeRole", "sts:GetCallerIdentity"] as const;
export type CheckedAction = (typeof ENTRY_STEPS)[number] | (typeof SCAN_ACTIONS)[number]["action"];

/** `unknown`: the call failed for another reason than a missing right, so that nothing is known of the right. */
export const CHECK_OUTCOMES = ["passed", "refused", "unknown", "not-tried"] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export type CheckLine = {
  action: CheckedAction;
  outcome: CheckOutcome;
  /** What came of it, or why it was not tried; null: nothing more to say. */
  detail: string | null;
  fault: { code: Code; cause: Cause | null; message: string; requestId: string | null } | null;
};

type Words = { can: string; cannot: string };

const WORDS = {
  "sts:AssumeRole": { can: "The role can be assumed", cannot: "The role can’t be assumed" },
  "sts:GetCallerIdentity": { can: "It is that account", cannot: "It is not that account" },
  "account:ListRegions": { can: "Regions can be listed", cannot: "Regions can’t be listed" },
  "bedrock:ListFoundationModels": {
    can: "Models can be listed",
    cannot: "Models can’t be listed",
  },
  "bedrock:ListInferenceProfiles": {
    can: "Inference profiles can be listed",
    cannot: "Inference profiles can’t be listed",
  },
  "bedrock:ListProvisionedModelThroughputs": {
    can: "Provisioned throughputs can be listed",
    cannot: "Provisioned throughputs can’t be listed",
  },
  "bedrock:GetFoundationModelAvailability": {
    can: "Access to a model can be read",
    cannot: "Access to a model can’t be read",
  },
  "bedrock:GetAccountDataRetention": {
    can: "Data retention can be read",
    cannot: "Data retention can’t be read",
  },
  "bedrock:GetUseCaseForModelAccess": {
    can: "The use case form can be looked up",
    cannot: "The use case form can’t be looked up",
  },
  "aws-marketplace:SearchAgreements": {
    can: "Agreements can be searched",
    cannot: "Agreements can’t be searched",
  },
  "aws-marketplace:GetAgreementEntitlements": {
    can: "Entitlements can be read",
    cannot: "Entitlements can’t be read",
  },
  "servicequotas:ListServiceQuotas": {
    can: "Quotas can be read",
    cannot: "Quotas can’t be read",
  },
  "servicequotas:ListAWSDefaultServiceQuotas": {
    can: "Default quotas can be read",
    cannot: "Default quotas can’t be read",
  },
  "servicequotas:ListRequestedServiceQuotaChangeHistory": {
    can: "Requested quotas can be read",
    cannot: "Requested quotas can’t be read",
  },
} as const satisfies Record<CheckedAction, Words>;

/** A line of a check in words. What could not be told is said as a question that stays open. */
export function checkText({ action, outcome }: Pick<CheckLine, "action" | "outcome">): string {
  const { can, cannot } = WORDS[action];
  switch (outcome) {
    case "passed":
      return can;
    case "refused":
      return cannot;
    case "unknown":
    case "not-tried":
      return `${can}?`;
  }
}

/** The actions that the role lacks, as they would stand in its policy; whose the credentials are needs no right. */
export const missingActions = (lines: readonly CheckLine[]): readonly string[] =>
  lines
    .filter(({ action, outcome }) => outcome === "refused" && action !== "sts:GetCallerIdentity")
    .map(({ action }) => action);

/** What stays unknown while an action is missing; null: nothing is known at all without it. */
export const unknownWithout = (action: string): string | null =>
  SCAN_ACTIONS.find((one) => one.action === action)?.unknown ?? null;

/** AWS's text for a role that can't be assumed names a reason only where it holds this word. */
const NAMES_A_REASON = /\bbecause\b/i;

/** The sentence below the lines: what came of the check, and what it means. */
export function checkSentence(lines: readonly CheckLine[]): string {
  const [entry] = lines.filter(
    ({ action, outcome }) => isEntry(action) && (outcome === "refused" || outcome === "unknown"),
  );
  if (entry) return entrySentence(entry);
  const missing = missingActions(lines);
  const open = lines.filter(({ outcome }) => outcome === "unknown").length;
  if (missing.length > 0) {
    const one = missing.length === 1;
    const lacks = one ? "one action. It" : `${missing.length} actions. They`;
    return `The role lacks ${lacks} can be added now or later; until then this is unknown there.`;
  }
  if (open > 0)
    return `${open === 1 ? "One reading" : `${open} readings`} failed for a reason of its own; the next scan tries again.`;
  return "It answers. The next scan reads it.";
}

const isEntry = (action: CheckedAction): boolean => ENTRY_STEPS.some((step) => step === action);

function entrySentence({ action, outcome, fault }: CheckLine): string {
  if (outcome === "unknown") return "AWS could not be asked, so it is not known. Check again.";
  if (action !== "sts:AssumeRole")
    return fault?.cause === "credentials-of-another-account"
      ? "The credentials are those of another account."
      : "AWS does not take the credentials.";
  if (fault && NAMES_A_REASON.test(fault.message)) return "AWS names the reason.";
  return "Either the role does not exist, or its trust names another principal or external id, or the dashboard’s own credentials may not assume it. AWS does not say which.";
}
