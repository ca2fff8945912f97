import { soldThroughMarketplace } from "@/lib/domain/agreement/product-ids";
import type { FormState } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { type Cell, isAnthropic } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import { DEFAULT_FORM, formKey } from "@/lib/domain/judge/form";
import {
  match,
  NOT_NEEDED,
  PASS,
  type Rule,
  type RuleOutcome,
  remark,
  SKIP,
} from "@/lib/domain/judge/outcome";
import { own } from "@/lib/domain/own";
import { providerOf } from "@/lib/domain/provider";

/** The use case form that holds for a cell; null where the model needs none or it is not known. */
export function formOf(cell: Cell): FormState | null {
  const reading = formReading(cell);
  return reading?.ok ? reading.value : null;
}

const formReading = (cell: Cell) =>
  isAnthropic(cell.row)
    ? current(own(cell.account.forms, formKey(cell.region, cell.regionStatus)), cell.age)
    : null;

function formMissing(cell: Cell, gate: "authorization" | "form"): RuleOutcome {
  const own = formKey(cell.region, cell.regionStatus) !== DEFAULT_FORM;
  return match({
    gate,
    state: "blocked",
    code: "FTUFormNotFilled",
    cause: "use-case-form-missing",
    message: own
      ? "The Anthropic use case form has not been submitted for this Region. Opt-in Regions need their own."
      : "The Anthropic use case form has not been submitted for this account. A form of the organization's management account may be inherited.",
  });
}

/** Row 11. For models without a Marketplace product NOT_AUTHORIZED is no more than a warning. */
export const authorizationRule: Rule = {
  gate: "authorization",
  judge: (cell): RuleOutcome => {
    if (!cell.availability.ok) return SKIP;
    const { authorization, agreement } = cell.availability.value;
    if (authorization !== "NOT_AUTHORIZED") return PASS;
    const sold = soldThroughMarketplace({
      modelId: cell.row.modelId,
      providerName: cell.row.providerName,
      agreementStatus: agreement,
    });
    if (!sold) {
      return {
        kind: "pass",
        notes: [
          remark({
            gate: "authorization",
            severity: "warn",
            owner: "iam-admin",
            message: notAuthorizedNote(cell),
          }),
        ],
      };
    }
    if (formOf(cell) === "missing") return formMissing(cell, "authorization");
    return match({
      gate: "authorization",
      state: "blocked",
      code: "NotAuthorized",
      message:
        "AWS says that this account is not authorized for the model, and does not say why. IAM policies and service control policies were not read.",
    });
  },
};

/** Amazon's own models are reported to work all the same; of other providers nothing is. */
function notAuthorizedNote({ row }: Cell): string {
  return row.modelId.startsWith("amazon.")
    ? "AWS answers NOT_AUTHORIZED, which is reported of Amazon's own models that work."
    : `AWS answers NOT_AUTHORIZED. It is not known whether that matters for models of ${providerOf(row)}, which are not sold through Marketplace.`;
}

/** Row 12. */
export const entitlementRule: Rule = {
  gate: "entitlement",
  judge: ({ availability }): RuleOutcome => {
    if (!availability.ok) return SKIP;
    const { entitlement, agreement } = availability.value;
    if (entitlement !== "NOT_AVAILABLE") return PASS;
    if (agreement === "AVAILABLE") {
      return match({
        gate: "entitlement",
        state: "blocked",
        code: "BadCScoreException",
        message:
          "The account has an agreement but no entitlement to the model. AWS does not say why; AWS Support can.",
      });
    }
    return {
      kind: "pass",
      notes: [
        remark({
          gate: "entitlement",
          severity: "note",
          message: "The account has no entitlement yet, as is usual before an agreement exists.",
        }),
      ],
    };
  },
};

/** Row 13, the form. With an agreement and an authorization a missing form is only worth a warning. */
export const formRule: Rule = {
  gate: "form",
  judge: (cell): RuleOutcome => {
    if (!isAnthropic(cell.row)) return NOT_NEEDED;
    if (!cell.availability.ok || formOf(cell) !== "missing") return PASS;
    const { agreement, authorization } = cell.availability.value;
    if (agreement === "NOT_AVAILABLE") return formMissing(cell, "form");
    if (agreement !== "AVAILABLE" || authorization !== "AUTHORIZED") return PASS;
    return {
      kind: "pass",
      notes: [
        remark({
          gate: "form",
          severity: "warn",
          cause: "use-case-form-missing",
          message:
            "No Anthropic use case form is known here, but the model is authorized. A form of the management account may be inherited.",
        }),
      ],
    };
  },
};

/** Row 13, the agreement: nothing forbids it, and nobody has accepted the offer. */
export const agreementMissingRule: Rule = {
  gate: "agreement",
  judge: (cell): RuleOutcome => {
    if (!cell.availability.ok) return SKIP;
    if (cell.availability.value.agreement !== "NOT_AVAILABLE") return PASS;
    if (formOf(cell) === "missing") return SKIP;
    const missing = match({
      gate: "agreement",
      state: "inactive",
      code: "AgreementNotCreated",
      cause: null,
      message:
        "No agreement exists yet. One admin with Marketplace rights accepts the offer once; AWS allows itself up to 15 minutes.",
    });
    const form = formReading(cell);
    return form && !form.ok ? { ...missing, notes: [formUnread(form.fault)] } : missing;
  },
};

const formUnread = ({ code, cause }: Fault) =>
  remark({
    gate: "form",
    severity: "warn",
    code,
    cause,
    message:
      "The Anthropic use case form was not read. Where it is missing, the first call is refused until it is submitted.",
  });
