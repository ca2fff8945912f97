import { failedEntitlement } from "@/lib/domain/agreement/entitlement";
import { ACTIVATION_WINDOW_MS, pendingStart } from "@/lib/domain/agreement/start";
import { classify } from "@/lib/domain/diagnosis/classify";
import type { Cell } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import { match, PASS, type Rule, type RuleOutcome, remark, SKIP } from "@/lib/domain/judge/outcome";
import { own } from "@/lib/domain/own";
import type { Finding } from "@/lib/domain/verdict";

/** What AWS adds to an ERROR is free text; a cause is taken from it only when it says one plainly. */
function causeOfError(message: string | null) {
  if (!message) return null;
  const said = classify({
    name: "AccessDeniedException",
    httpStatus: 403,
    message,
    operation: null,
  });
  return said.confidence === "high" && said.code === "MPAgreementFailed" ? said.cause : null;
}

/** Row 8. */
export const agreementErrorRule: Rule = {
  gate: "agreement",
  judge: ({ availability }): RuleOutcome => {
    if (!availability.ok || availability.value.agreement === "NOT_AVAILABLE") return SKIP;
    if (availability.value.agreement !== "ERROR") return PASS;
    return match({
      gate: "agreement",
      state: "blocked",
      code: "MPAgreementFailed",
      cause: causeOfError(availability.value.agreementError),
      message: "The AWS Marketplace agreement failed. Waiting will not help.",
    });
  },
};

const REFUSED: Readonly<Record<string, string>> = {
  "payment-instrument-invalid":
    "AWS Marketplace refused the account's payment method. Billing can add a valid one; waiting will not help.",
  "account-suspended":
    "AWS Marketplace says that the account is suspended. AWS Support can tell why.",
  "product-restricted": "AWS Marketplace does not sell this model to this account.",
  "incompatible-currency":
    "The currency of the account's payment method does not fit this model's offer.",
};

/** Row 9: Bedrock still says PENDING while the entitlement has failed. */
export const entitlementFailedRule: Rule = {
  gate: "agreement",
  judge: ({ availability, account, row, age }): RuleOutcome => {
    if (!availability.ok || availability.value.agreement !== "PENDING") return SKIP;
    const outcome = failedEntitlement({ modelId: row.modelId, ...account });
    if (outcome.failed === false) return PASS;
    if (outcome.failed === null)
      return { kind: "skip", notes: [unreadNote(outcome.unreadable.code)] };
    // What failed long ago may be an agreement that another has taken the place of.
    const now = current(own(account.entitlements, outcome.agreementId), age);
    if (!now.ok) return { kind: "skip", notes: [unreadNote(now.fault.code)] };
    return match({
      gate: "agreement",
      state: "blocked",
      code: "MPAgreementFailed",
      cause: outcome.cause,
      message:
        REFUSED[outcome.cause ?? ""] ??
        `The agreement's entitlement failed${outcome.reason ? ` with ${outcome.reason}` : ""}. Waiting will not help.`,
    });
  },
};

const unreadNote = (code: Finding["code"]): Finding =>
  remark({
    gate: "agreement",
    severity: "warn",
    code,
    message:
      "The account's Marketplace agreements were not read, so a failed one can't be told from one in flight.",
  });

/** When the pending agreement is due, or null where it does not pend. */
export function pendingDeadline(
  cell: Pick<Cell, "availability" | "account" | "row" | "age" | "firstSeenPendingAt">,
) {
  if (!cell.availability.ok || cell.availability.value.agreement !== "PENDING") return null;
  const start = pendingStart({
    modelId: cell.row.modelId,
    ...cell.account,
    firstSeenAt:
      cell.firstSeenPendingAt ??
      cell.availability.value.pendingSince ??
      cell.availability.source.at,
  });
  return (start?.startedAt ?? cell.age.now) + ACTIVATION_WINDOW_MS;
}

/** Row 10: AWS allows itself 15 minutes. */
export const agreementPendingRule: Rule = {
  gate: "agreement",
  judge: (cell): RuleOutcome => {
    const deadline = pendingDeadline(cell);
    if (deadline === null) return agreementErrorRule.judge(cell).kind === "pass" ? PASS : SKIP;
    if (cell.age.now < deadline) {
      return match({
        gate: "agreement",
        state: "pending",
        code: "MPAgreementBeingCreated",
        cause: "marketplace-subscription-in-progress",
        message:
          "The agreement is being created; AWS allows itself 15 minutes. Calls may succeed now and still fail later.",
      });
    }
    return match({
      gate: "agreement",
      state: "pending",
      code: "MPAgreementPending",
      message:
        "The agreement is past its 15 minutes. Try the call again every 15 minutes; if it stays so, contact AWS Support.",
    });
  },
};
