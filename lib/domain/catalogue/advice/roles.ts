import type { Cause } from "@/lib/domain/causes";
import { listed } from "@/lib/domain/words/listed";
import type { Advise } from "./said";

const assumeRole: Advise = ({ said: { resource } }) => {
  if (resource?.kind !== "role") return null;
  return {
    sentence: `The caller may not assume role ${resource.name}.`,
    steps: [
      { text: `Allow sts:AssumeRole on ${resource.arn} in the caller's policy.`, link: "iam" },
      {
        text: "Name the caller, and the external id where one is used, in the role's trust policy. AWS says the same of a role that does not exist.",
        link: "roles",
      },
    ],
  };
};

const serviceRole: Advise = ({ said: { actions, store, trust } }) => {
  const lacking = actions.filter((action) => action !== "sts:AssumeRole");
  if (store === "opensearch") {
    return {
      sentence: "The vector store refuses the service role of the knowledge base.",
      steps: [
        {
          text: "Add the role to the data access policy of the OpenSearch Serverless collection.",
          link: "vectorStoreAccess",
        },
        {
          text: "Allow aoss:APIAccessAll on the collection in the role's own policy, then wait a minute and create it again.",
          link: "kbRole",
        },
      ],
      command: null,
    };
  }
  if (lacking.length > 0) {
    return {
      sentence: `The service role lacks ${listed(lacking)}.`,
      steps: [
        {
          text: `Allow ${listed(lacking)} in the policy of the service role; the caller's own rights do not matter.`,
          link: "iam",
        },
        { text: "Let its trust policy name the service that takes it.", link: "agentRoles" },
      ],
      command: null,
    };
  }
  if (trust) {
    return {
      sentence: "Bedrock may not assume the service role of the agent, knowledge base or job.",
      steps: [
        {
          text: "Let the role's trust policy name bedrock.amazonaws.com, with this account as aws:SourceAccount.",
          link: "agentRoles",
        },
        { text: "Then check that the role's own policy allows the model's ARN.", link: "kbRole" },
      ],
      command: null,
    };
  }
  if (store === "other") {
    return {
      sentence: "The vector store refuses the service role, or the secret, of the knowledge base.",
      steps: [
        {
          text: "Let the vector store admit the role, and check the secret that the knowledge base names.",
          link: "kbRole",
        },
      ],
      command: null,
    };
  }
  return null;
};

/** Roles: who may take them, and what a service role lacks. */
export const ROLE_ADVICE = {
  "assume-role-denied": assumeRole,
  "service-role-misconfigured": serviceRole,
} as const satisfies Partial<Record<Cause, Advise>>;
