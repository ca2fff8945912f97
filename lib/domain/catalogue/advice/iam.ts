import type { Step } from "@/lib/domain/catalogue/entry";
import type { Cause } from "@/lib/domain/causes";
import type { Resource } from "@/lib/domain/diagnosis/named-resource";
import type { Advice, AdviceInput, Advise, Said } from "./said";
import { onResource } from "./words";

/** Actions that are checked on a model and on the profile that leads to it. */
const CALLS_A_MODEL =
  /^bedrock:(?:InvokeModel|InvokeModelWithResponseStream|InvokeModelWithBidirectionalStream|Converse|ConverseStream|CountTokens|Rerank)$/;
const PROFILES: ReadonlySet<Resource["kind"]> = new Set([
  "inference-profile",
  "application-inference-profile",
]);
/** What an action of Bedrock is checked on, where the message does not say. */
const CHECKED_ON: readonly [RegExp, string][] = [
  [/^bedrock-mantle:/, "the Mantle project"],
  [/^iam:PassRole$/, "the role that is handed over"],
  [/^bedrock:\w+AgentAlias\w*$/, "the agent alias"],
  [/^bedrock:\w+Agent\w*$/, "the agent"],
  [/^bedrock:\w+(?:KnowledgeBase|DataSource|IngestionJob)\w*$/, "the knowledge base"],
  [/^bedrock:\w+Guardrail\w*$/, "the guardrail"],
  [/^bedrock:\w+Flow\w*$/, "the flow"],
  [/^bedrock:\w+Prompt\w*$/, "the prompt"],
  [/^bedrock:\w+ModelInvocationJobs?$/, "the batch job and its model"],
  [/^bedrock:\w+ProvisionedModelThroughput\w*$/, "the provisioned model"],
  [
    /^bedrock:\w+UseCaseForModelAccess$|^bedrock:\w+FoundationModelAgreement\w*$/,
    "every resource (*)",
  ],
  [/^bedrock:List\w+$/, "every resource (*)"],
];

/** The resource as a policy has to name it. */
function where({ action, resource }: Said): string {
  if (resource?.kind === "anything") return "every resource (*)";
  if (resource) return resource.arn;
  return (
    CHECKED_ON.find(([pattern]) => pattern.test(action ?? ""))?.[1] ??
    "the resource it is called on"
  );
}

const identityMissing: Advise = ({ said }) => {
  const { action, resource } = said;
  if (action === null) return null;
  return {
    sentence: `No policy of the caller allows ${action}${onResource(resource)}.`,
    steps: allowing(action, said),
  };
};

function allowing(action: string, said: Said): readonly [Step, ...Step[]] {
  const allow = `Allow ${action} on ${where(said)}`;
  if (action === "iam:PassRole") {
    return [
      {
        text: `${allow}, with iam:PassedToService set to the service that takes the role.`,
        link: "passRole",
      },
      { text: "The role itself has to trust that service.", link: "roles" },
    ];
  }
  if (action.startsWith("bedrock-mantle:")) {
    return [
      { text: `${allow}.`, link: "iam" },
      {
        text: "Mantle checks actions of its own on projects: bedrock:InvokeModel, and ARNs of models and profiles, count nothing there.",
        link: "mantle",
      },
    ];
  }
  if (CALLS_A_MODEL.test(action)) return callingModel(allow, said);
  return [{ text: `${allow} in the caller's policy.`, link: "iam" }, CHECK_POLICY];
}

const CHECK_POLICY: Step = {
  text: "The end of the message says which kind of policy refuses.",
  link: "accessDenied",
};

function callingModel(allow: string, { resource, action }: Said): readonly [Step, ...Step[]] {
  if (resource && PROFILES.has(resource.kind)) {
    return [
      {
        text: `${allow}, and on the model behind it in every Region the profile routes to.`,
        link: "iam",
      },
      {
        text: "Whoever calls by a global profile needs the model's ARN without a Region as well.",
        link: "globalInference",
      },
    ];
  }
  if (resource?.kind === "foundation-model") {
    return [
      { text: `${allow}.`, link: "iam" },
      {
        text: "Called by an inference profile, it needs the same on the profile, and on the model in every Region the profile routes to.",
        link: "crossRegion",
      },
    ];
  }
  if (resource && resource.kind !== "anything")
    return [{ text: `${allow}.`, link: "iam" }, CHECK_POLICY];
  return [
    {
      text: `Allow ${action} on the model's ARN and, where a profile is called, on the profile and on the model in every Region it routes to.`,
      link: "iam",
    },
    CHECK_POLICY,
  ];
}

const explicitDeny: Advise = ({ said }) => {
  const { action, resource, policyArn } = said;
  if (action === null) return null;
  const policies = policyArn ?? "the policies of the caller and of its groups";
  return {
    sentence: `A policy of the caller denies ${action}${onResource(resource)}; no Allow wins against it.`,
    steps: [
      {
        text: `In ${policies}, find the Deny statement that covers ${action} on ${where(said)}, and remove or narrow it.`,
        link: "iam",
      },
      { text: "Another Allow changes nothing while the Deny stands.", link: "denyEvaluation" },
    ],
  };
};

const organizationDeny: Advise = ({ said }) => {
  const { action, resource, policyArn } = said;
  if (action === null) return null;
  const policy = policyArn ?? "the service control policy";
  return {
    sentence: `A service control policy of the organization denies ${action}${onResource(resource)}${inRegion(resource)}; no change in the account helps.`,
    steps: isGlobal(resource)
      ? [
          {
            text: `An admin of the organization exempts ${action} in ${policy}: a global profile calls with aws:RequestedRegion "unspecified", so that value too.`,
            link: "scp",
          },
          {
            text: "Until then call a geographic profile, or the model on demand, in a Region the policy allows.",
            link: "globalInference",
          },
        ]
      : [
          {
            text: `An admin of the organization exempts ${action} on ${where(said)} in ${policy}.`,
            link: "scp",
          },
          ...(CALLS_A_MODEL.test(action)
            ? [
                {
                  text: "Until then call a Region and route that the policy allows.",
                  link: "crossRegion",
                } as const,
              ]
            : []),
        ],
  };
};

const inRegion = (resource: Resource | null): string =>
  resource?.region ? ` in ${resource.region}` : "";

/** The model's ARN without a Region stands for a call by the global profile. */
const isGlobal = (resource: Resource | null): boolean =>
  resource?.kind === "foundation-model" &&
  resource.service === "bedrock" &&
  resource.region === null;

const destinationDeny: Advise = ({ said, at }: AdviceInput): Advice | null => {
  const denied = said.resource?.region ?? null;
  if (denied === null) return null;
  const profile = at.profileId ? `Profile ${at.profileId}` : "The inference profile";
  const from = at.region && at.region !== denied ? ` from ${at.region}` : "";
  const action = said.action ?? "the call";
  const policy = said.policyArn ? ` in ${said.policyArn}` : "";
  return {
    sentence: `${profile} routes calls${from} to ${denied} as well, and a service control policy of the organization denies ${denied}.`,
    steps: [
      {
        text: `An admin of the organization allows ${action} in every destination of the profile, ${denied} among them, by a condition on bedrock:InferenceProfileArn${policy}.`,
        link: "scp",
      },
      {
        text: `Until then call the model by a route that does not lead to ${denied}.`,
        link: "crossRegion",
      },
    ],
  };
};

const resourceDeny: Advise = ({ said: { action, resource } }) => {
  if (resource === null || resource.kind === "anything") return null;
  const key = resource.kind === "key";
  return {
    sentence: `The policy of ${onResource(resource).slice(4)} denies this caller${action ? ` ${action}` : ""}.`,
    steps: [
      {
        text: `Whoever owns ${resource.arn} removes or narrows the Deny in its policy.`,
        link: key ? "keyPolicies" : "accessDenied",
      },
      {
        text: "An Allow of the caller's own changes nothing while that Deny stands.",
        link: "denyEvaluation",
      },
    ],
  };
};

/** Denials: on what, by which policy, and who can change it. */
export const IAM_ADVICE = {
  "iam-identity-policy-missing": identityMissing,
  "iam-identity-explicit-deny": explicitDeny,
  "scp-explicit-deny": organizationDeny,
  "scp-destination-denied": destinationDeny,
  "resource-policy-deny": resourceDeny,
} as const satisfies Partial<Record<Cause, Advise>>;
