/** What may be done to AWS, and nothing beside it. */
export const ACT_KINDS = [
  "accept-agreement",
  "request-quota-increase",
  "enable-region",
  "submit-use-case-form",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/**
 * On what an act is done, beside its account. `modelId` is the base id of the model, `offerId` null: the account has one
 * offer only. A form goes to one Region; which one holds for others is AWS's to say.
 */
export type ActTarget =
  | { kind: "accept-agreement"; modelId: string; offerId: string | null }
  | { kind: "request-quota-increase"; region: string; quotaCode: string; value: number }
  | { kind: "enable-region"; region: string }
  | { kind: "submit-use-case-form"; region: string };

/** What stands in the place of a Region where an act has none. */
export const NO_REGION = "-";
/** The subject of a form: an account and Region have one. */
export const FORM_SUBJECT = "use-case-form";

/** What of a target two unfinished acts of one account may not share. */
export type ActKey = { kind: ActKind; region: string; subject: string };

export function keyOf(target: ActTarget): ActKey {
  switch (target.kind) {
    case "accept-agreement":
      return { kind: target.kind, region: NO_REGION, subject: target.modelId };
    case "request-quota-increase":
      return { kind: target.kind, region: target.region, subject: target.quotaCode };
    case "enable-region":
      return { kind: target.kind, region: target.region, subject: target.region };
    case "submit-use-case-form":
      return { kind: target.kind, region: target.region, subject: FORM_SUBJECT };
  }
}
