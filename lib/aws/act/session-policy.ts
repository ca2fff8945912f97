import type { Partition } from "@/lib/domain/region";

/** What one session of the act role is for; it can do nothing else. */
export type Purpose =
  | { kind: "read" }
  | { kind: "accept-agreement" }
  | { kind: "submit-use-case-form" }
  | { kind: "request-quota-increase"; region: string; code: string }
  | { kind: "enable-region"; region: string };

type Statement = {
  Effect: "Allow";
  Action: string | readonly string[];
  Resource: string;
  Condition?: { StringEquals: Readonly<Record<string, string>> };
};

const allow = (
  Action: Statement["Action"],
  { on = "*", when }: { on?: string; when?: Readonly<Record<string, string>> } = {},
): Statement => ({
  Effect: "Allow",
  Action,
  Resource: on,
  ...(when && { Condition: { StringEquals: when } }),
});

/** Everything that a preview, the look right before a call and the watch after it ask. */
const READS = [
  "account:GetRegionOptStatus",
  "bedrock:GetFoundationModelAvailability",
  "bedrock:GetUseCaseForModelAccess",
  "bedrock:ListFoundationModelAgreementOffers",
  "servicequotas:GetAWSDefaultServiceQuota",
  "servicequotas:GetServiceQuota",
  "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota",
] as const;

/**
 * The policy that narrows a session to its one purpose, whatever else its role may do; for a write also what AWS itself
 * calls in the caller's name: https://docs.aws.amazon.com/bedrock/latest/userguide/model-access-permissions.html,
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/using-service-linked-roles.html
 */
export function sessionPolicy(
  purpose: Purpose,
  { accountId, partition }: { accountId: string; partition: Partition },
): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statementsFor() });

  function statementsFor(): readonly Statement[] {
    switch (purpose.kind) {
      case "read":
        return [allow(READS)];
      case "accept-agreement":
        return [
          allow("bedrock:CreateFoundationModelAgreement"),
          allow(["aws-marketplace:Subscribe", "aws-marketplace:ViewSubscriptions"], {
            when: { "aws:CalledViaLast": "bedrock.amazonaws.com" },
          }),
        ];
      case "submit-use-case-form":
        return [allow("bedrock:PutUseCaseForModelAccess")];
      case "request-quota-increase": {
        const { region, code } = purpose;
        return [
          allow("servicequotas:RequestServiceQuotaIncrease", {
            on: `arn:${partition}:servicequotas:${region}:${accountId}:bedrock/${code}`,
          }),
          allow("iam:CreateServiceLinkedRole", {
            when: { "iam:AWSServiceName": "servicequotas.amazonaws.com" },
          }),
        ];
      }
      case "enable-region":
        return [
          allow("account:EnableRegion", { when: { "account:TargetRegion": purpose.region } }),
        ];
    }
  }
}
