import type { ActKind } from "@/lib/domain/acts/kinds";
import { OPTIONAL_READS, type OptionalRead, SCAN_ACTIONS } from "./actions";

/** What a role is for. Each use has a role of its own, so that the one that reads provably only reads. */
export const PURPOSES = ["read", "act", "prove", "discover"] as const;
export type Purpose = (typeof PURPOSES)[number];

export type Statement = {
  Sid: string;
  Effect: "Allow" | "Deny";
  Action: readonly string[];
  Resource: string | readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/** `person`: it is assumed for one person, who has to be named. `sessionName` null: any. */
export type Role = {
  name: string;
  description: string;
  statements: readonly Statement[];
  person: boolean;
  sessionName: string | null;
};

/** Every session of the act role has this name, so that one filter of CloudTrail shows them all. */
export const ACT_SESSION = "bedrock-readiness-act";

/** The same of the role that tries calls. */
export const PROVE_SESSION = "bedrock-readiness-prove";

/** Of the role of acts; `regions` empty: every Region may be enabled. `reads`: of the role that reads, beyond a scan. */
export type ActScope = {
  kinds: readonly ActKind[];
  regions: readonly string[];
  reads?: readonly OptionalRead[];
};

/** The role by which a scan reads, and what `reads` are switched on. */
export const readRole = (reads: readonly OptionalRead[] = []): Role => ({
  name: "BedrockReadinessRead",
  description:
    "Read-only role for Bedrock Readiness. It can invoke no model and accept no agreement.",
  statements: [
    allow(
      "BedrockReadinessRead",
      SCAN_ACTIONS.map(({ action }) => action),
    ),
    ...reads.map((name) => allow(OPTIONAL_READS[name].sid, OPTIONAL_READS[name].actions)),
  ],
  person: false,
  sessionName: null,
});

/** The role for a purpose, with the least it needs. */
export function roleFor(purpose: Purpose, scope: ActScope): Role {
  switch (purpose) {
    case "read":
      return readRole(scope.reads);
    case "act":
      return {
        name: "BedrockReadinessAct",
        description: "Role by which Bedrock Readiness does what a named person confirmed.",
        statements: actStatements(scope),
        person: true,
        sessionName: ACT_SESSION,
      };
    case "prove":
      return {
        name: "BedrockReadinessProve",
        description:
          "Role by which Bedrock Readiness tries a call that a named person confirmed. It can accept no agreement.",
        statements: PROVE,
        person: true,
        sessionName: PROVE_SESSION,
      };
    case "discover":
      return {
        name: "BedrockReadinessDiscover",
        description:
          "Read-only role by which Bedrock Readiness lists the accounts of the organization.",
        statements: [allow("BedrockReadinessDiscover", DISCOVER)],
        person: false,
        sessionName: null,
      };
  }
}

const allow = (
  Sid: string,
  Action: readonly string[],
  Condition?: Statement["Condition"],
): Statement => ({
  ...{ Sid, Effect: "Allow", Action, Resource: "*" },
  ...(Condition && { Condition }),
});

/**
 * What each kind reads and writes. Bedrock subscribes with the caller's rights, and with nobody else's:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 * Names by https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const STATEMENTS = {
  "accept-agreement": () => [
    allow("AcceptAgreement", [
      "bedrock:ListFoundationModelAgreementOffers",
      "bedrock:GetFoundationModelAvailability",
      "bedrock:GetUseCaseForModelAccess",
      "bedrock:CreateFoundationModelAgreement",
    ]),
    allow("SubscribeThroughBedrock", [...SUBSCRIBE], {
      StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" },
    }),
  ],
  "request-quota-increase": () => [
    allow("ReadQuotas", [
      "servicequotas:GetServiceQuota",
      "servicequotas:GetAWSDefaultServiceQuota",
      "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota",
    ]),
    allow("RequestQuotaIncrease", ["servicequotas:RequestServiceQuotaIncrease"], {
      StringEquals: { "servicequotas:service": "bedrock" },
    }),
    allow("FirstQuotaRequest", ["iam:CreateServiceLinkedRole"], {
      StringEquals: { "iam:AWSServiceName": "servicequotas.amazonaws.com" },
    }),
  ],
  "enable-region": ({ regions }: ActScope) => [
    allow("ReadRegion", ["account:GetRegionOptStatus"]),
    allow(
      "EnableRegion",
      ["account:EnableRegion"],
      regions.length > 0 ? { StringEquals: { "account:TargetRegion": regions } } : undefined,
    ),
  ],
  "submit-use-case-form": () => [
    allow("SubmitUseCaseForm", [
      "bedrock:GetUseCaseForModelAccess",
      "bedrock:PutUseCaseForModelAccess",
    ]),
  ],
} as const satisfies Record<ActKind, (scope: ActScope) => readonly Statement[]>;

const SUBSCRIBE = ["aws-marketplace:Subscribe", "aws-marketplace:ViewSubscriptions"] as const;

const actStatements = (scope: ActScope): readonly Statement[] =>
  scope.kinds.flatMap((kind) => [...STATEMENTS[kind](scope)]);

/** A first call of a caller who may subscribe signs the provider's terms, so that this one may not, whatever else is attached. */
const PROVE: readonly Statement[] = [
  {
    Sid: "TryModels",
    Effect: "Allow",
    Action: ["bedrock:InvokeModel"],
    Resource: ["arn:*:bedrock:*::foundation-model/*", "arn:*:bedrock:*:*:inference-profile/*"],
  },
  { Sid: "SignNothing", Effect: "Deny", Action: ["aws-marketplace:Subscribe"], Resource: "*" },
];

const DISCOVER = [
  "organizations:DescribeOrganization",
  "organizations:ListRoots",
  "organizations:ListOrganizationalUnitsForParent",
  "organizations:ListAccountsForParent",
  "organizations:ListAccounts",
  "organizations:ListTagsForResource",
] as const;
