import type { Cause } from "@/lib/domain/causes";
import { cellText } from "@/lib/domain/cell-ref";
import type { Code } from "@/lib/domain/codes";
import type { Verdict } from "@/lib/domain/verdict";
import { formOf, type Reach, reachOf } from "./opens";

type Of = Pick<Verdict, "code" | "cause">;
type At = { account: string; region: string; modelId: string; modelName: string };

/** One step in a few words. Lines with the same `key` are opened by the very same step. */
export type StepText = { key: string; text: string; same: string };

const BY_CODE: Partial<Record<Code, (at: At) => string>> = {
  AgreementNotCreated: ({ modelName }) => `Accept the offer of ${modelName}`,
  MPAgreementBeingCreated: () => "Wait for the agreement",
  MPAgreementPending: () => "Try a call every 15 min",
  MPAgreementFailed: ({ modelName }) => `Mend the agreement of ${modelName}`,
  BadCScoreException: () => "Open a Support case",
  FTUFormNotFilled: ({ region }) =>
    formOf(region) === region
      ? `Submit the use case form in ${region}`
      : "Submit the use case form",
  NotAuthorized: () => "Check IAM and organization policies",
  ThrottlingException: () => "Open a Support case",
  RegionDisabled: ({ region }) => `Enable ${region}`,
  RegionEnabling: ({ region }) => `Wait for ${region}`,
  ModelEndOfLife: () => "Move to a newer model",
  DataRetentionNotAllowed: ({ region }) => `Set the data retention mode of ${region}`,
};

const BY_CAUSE: Partial<Record<Cause, string>> = {
  "payment-instrument-invalid": "Set a valid payment method",
  "incompatible-currency": "Set a payment method in the offer’s currency",
  "marketplace-subscribe-permission-missing": "Allow the subscription in IAM",
  "marketplace-subscribe-scp-deny": "Allow the subscription in the organization",
};

const SAME = {
  cell: "The same quota",
  model: "The same agreement",
  region: "The same Region",
  form: "The same form",
  account: "The same step",
  nothing: "The same step",
} as const satisfies Record<Reach, string>;

const reachKey = (reach: Reach, { account, region, modelId }: At): string => {
  switch (reach) {
    case "cell":
      return cellText({ account, region, modelId });
    case "model":
      return `${account}~${modelId}`;
    case "region":
      return `${account}~${region}`;
    case "form":
      return `${account}~${formOf(region)}`;
    case "account":
      return account;
    case "nothing":
      return `${account}~${modelId}`;
  }
};

/** What to do first about what decides a cell that was read; the cell's sheet has every step. */
export function nextStepOf(of: Of, at: At): StepText {
  const byCause = of.cause === null ? undefined : BY_CAUSE[of.cause];
  const byCode = of.code === null ? undefined : BY_CODE[of.code];
  const reach = reachOf(of);
  return {
    key: [of.code, of.cause, reachKey(reach, at)].join("~"),
    text: byCause ?? byCode?.(at) ?? "See the steps of this cell",
    same: SAME[reach],
  };
}
