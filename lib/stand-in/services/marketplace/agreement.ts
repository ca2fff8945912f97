import type { Call } from "@/lib/stand-in/services/types";
import {
  checkInteger,
  checkPattern,
  summarise,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { type AgreementRecord, agreementsOf } from "@/lib/stand-in/world/agreement";
import { agreementView, marketplaceInvalid } from "./view";

export function describeAgreement(call: Call): Outcome {
  return withAgreement(call, (record) => {
    const { initialAgreementId: _, ...view } = agreementView(call, record);
    return answer({ ...view, estimatedCharges: { currencyCode: "USD", agreementValue: "0" } });
  });
}

export function getAgreementEntitlements(call: Call): Outcome {
  return withAgreement(call, (record) => {
    const { entitlement } = record;
    const items = [
      {
        resource: { id: record.product, type: "MachineLearningProduct" },
        type: "Usage",
        status: entitlement.status,
        ...("reason" in entitlement ? { statusReasonCode: entitlement.reason } : {}),
        ...(entitlement.status === "PROVISIONED"
          ? {
              registrationToken: Buffer.from(`token of ${record.id}`).toString("base64"),
              licenseArn: `arn:aws:license-manager::${call.account.spec.id}:license:l-${record.id.slice(5)}`,
            }
          : {}),
      },
    ];
    return paged(call, { items, member: "agreementEntitlements", record });
  });
}

export function getAgreementTerms(call: Call): Outcome {
  return withAgreement(call, (record) => {
    const items = [
      {
        legalTerm: {
          type: "LegalTerm",
          id: `term-${record.id.slice(5, 17)}`,
          documents: [
            { type: "CustomEula", url: "https://example.invalid/eula", version: "2022-07-14" },
          ],
        },
      },
    ];
    return paged(call, { items, member: "acceptedTerms", record });
  });
}

function withAgreement(call: Call, run: (record: AgreementRecord) => Outcome): Outcome {
  const violations: Violations = [];
  const id = checkPattern(violations, {
    at: "agreementId",
    value: call.input.agreementId,
    pattern: /^[A-Za-z0-9_/-]+$/,
    max: 64,
    required: true,
  });
  const message = summarise(violations);
  if (message !== null) return refuse(marketplaceInvalid("INVALID_AGREEMENT_ID", message));
  const record = agreementsOf(call.world, call).find((candidate) => candidate.id === id);
  if (record !== undefined) return run(record);
  return refuse({
    name: "ResourceNotFoundException",
    status: 400,
    message: `Agreement ${id} not found.`,
    extra: { resourceId: id, resourceType: "Agreement" },
  });
}

function paged(
  call: Call,
  list: { items: readonly unknown[]; member: string; record: AgreementRecord },
): Outcome {
  const violations: Violations = [];
  const size = checkInteger(violations, {
    at: "maxResults",
    value: call.input.maxResults,
    min: 1,
    max: 50,
  });
  const message = summarise(violations);
  if (message !== null) return refuse(marketplaceInvalid("INVALID_MAX_RESULTS", message));
  const token = call.input.nextToken;
  const page = pageOf(list.items, {
    list: `${list.member} ${list.record.id}`,
    token: typeof token === "string" ? token : undefined,
    size: size ?? 50,
  });
  if (page === null) return refuse(marketplaceInvalid("INVALID_NEXT_TOKEN", "Invalid next token"));
  return answer({ [list.member]: page.items, nextToken: page.nextToken });
}
