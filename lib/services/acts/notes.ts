import type { Act } from "@/lib/domain/acts/act";
import { endsNotKnown } from "@/lib/domain/acts/endings";
import type { AuditDetails, AuditOn } from "@/lib/domain/audit/entry";
import type { AuditOutcome, AuditWhat } from "@/lib/domain/audit/whats";
import type { AuditNote } from "@/lib/services/audit/record";

/** On what an act is done, as the record has it. */
function onOf({ id, account, target }: Act): AuditOn {
  const on = { account, subject: id };
  switch (target.kind) {
    case "accept-agreement":
      return { ...on, model: target.modelId };
    case "request-quota-increase":
    case "enable-region":
    case "submit-use-case-form":
      return { ...on, region: target.region };
  }
}

/** What of an act stands in the record: never a token, a link or the contents of a form. */
function detailsOf({ kind, target, step }: Act): AuditDetails {
  return {
    kind,
    ...("hash" in step && { hash: step.hash, operation: step.preview.operation }),
    ...(target.kind === "request-quota-increase" && {
      quota: target.quotaCode,
      value: target.value,
    }),
    ...("requestId" in step && step.requestId !== null && { awsRequestId: step.requestId }),
    ...("why" in step && {
      why: step.why.code,
      ...(step.why.requestId !== null && { awsRequestId: step.why.requestId }),
      ...(step.why.httpStatus !== null && { httpStatus: step.why.httpStatus }),
      ...(step.why.text !== null && { aws: step.why.text }),
    }),
    ...("existed" in step && step.existed && { existed: true }),
  };
}

/** A row of the record that tells a step of an act. */
export const noteOf = (
  act: Act,
  what: Extract<AuditWhat, `act.${string}`>,
  more: { outcome?: AuditOutcome; said?: string; details?: AuditDetails } = {},
): AuditNote => ({
  what,
  on: onOf(act),
  ...more,
  details: { ...detailsOf(act), ...more.details },
});

/** How an ended act is told in the record. */
export function endNote(act: Act): AuditNote {
  const { step } = act;
  const said = saidOf(act);
  if ("why" in step && endsNotKnown(step.why))
    return noteOf(act, "act.ended", { outcome: "unknown", said });
  switch (step.state) {
    case "done":
      return noteOf(act, "act.ended", { outcome: "done", said });
    case "failed":
      return noteOf(act, "act.ended", { outcome: "failed", said });
    default:
      return noteOf(act, "act.ended", { outcome: "refused", said });
  }
}

export function saidOf({ step }: Act): string {
  if (step.state === "expired") return "Not confirmed within 10 minutes. Nothing was sent.";
  if ("why" in step) return step.why.said;
  return "said" in step ? step.said : "";
}
