import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { afterFix } from "./retry";

const SOON = "up to 2 min after the policy changes";

/** Who denies: identity, organization, boundary, session, endpoint or resource policy. */
export const IAM_CAUSES = {
  "iam-identity-policy-missing": {
    code: "AccessDeniedException",
    title: "Identity policy lacks the action",
    sentence: "No policy of the caller allows this action on this resource.",
    steps: [
      {
        text: "Allow the action on the foundation-model and the inference-profile ARNs, in every Region the profile routes to.",
        link: "iam",
      },
      { text: "Check which policy the message names.", link: "accessDenied" },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
  "iam-identity-explicit-deny": {
    code: "AccessDeniedException",
    title: "Identity policy denies",
    sentence: "A policy of the caller denies this action outright; no Allow wins against it.",
    steps: [
      {
        text: "Find the Deny statement in the policies of the caller and of its groups, and remove or narrow it.",
        link: "iam",
      },
      { text: "Another Allow changes nothing while the Deny stands.", link: "denyEvaluation" },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
  "scp-explicit-deny": {
    code: "AccessDeniedException",
    title: "Organization policy denies",
    sentence:
      "A service control policy of the organization denies this action; no change in the account helps.",
    steps: [
      {
        text: "An admin of the organization exempts the action, and every Region the inference profile routes to.",
        link: "scp",
      },
      { text: "Until then call a Region and route that the policy allows.", link: "crossRegion" },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: "minutes after the policy changes",
  },
  "scp-destination-denied": {
    code: "AccessDeniedException",
    title: "Organization denies a destination Region",
    sentence:
      "The inference profile routes the call to a Region that a service control policy of the organization denies.",
    steps: [
      {
        text: "An admin of the organization exempts every destination of the profile, by a condition on bedrock:InferenceProfileArn.",
        link: "scp",
      },
      {
        text: "Until then call the model by a route that stays in allowed Regions.",
        link: "crossRegion",
      },
    ],
    command: "profileDestinations",
    retry: afterFix(2),
    takes: "minutes after the policy changes",
  },
  "assume-role-denied": {
    code: "AccessDeniedException",
    title: "Role can't be assumed",
    sentence: "The caller may not assume the role.",
    steps: [
      { text: "Allow sts:AssumeRole in the caller's policy.", link: "iam" },
      {
        text: "Name the caller, and the external id where one is used, in the role's trust policy.",
        link: "roles",
      },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
  "service-role-misconfigured": {
    code: "AccessDeniedException",
    title: "Service role lacks a right",
    sentence:
      "The service role of the agent, knowledge base or job may not call the model, or may not be assumed.",
    steps: [
      {
        text: "Correct the model ARNs in the service role's policy; the caller's own rights do not matter.",
        link: "kbRole",
      },
      { text: "Let its trust policy name bedrock.amazonaws.com.", link: "agentRoles" },
      { text: "If the role is right, check the model's agreement.", link: "modelAccess" },
    ],
    command: "availability",
    retry: afterFix(2),
    takes: SOON,
  },
  "api-key-permission-missing": {
    code: "AccessDeniedException",
    title: "Caller may not use API keys",
    sentence: "The principal behind the Bedrock API key may not call with bearer tokens.",
    steps: [
      {
        text: "Allow bedrock:CallWithBearerToken, and bedrock-mantle:CallWithBearerToken for that endpoint.",
        link: "iam",
      },
      { text: "Or unset AWS_BEARER_TOKEN_BEDROCK and sign with credentials.", link: "apiKeys" },
    ],
    command: "configureList",
    retry: afterFix(2),
    takes: SOON,
  },
  "vpc-endpoint-policy": {
    code: "AccessDeniedException",
    title: "VPC endpoint policy denies",
    sentence:
      "The policy of the VPC endpoint that the call goes through does not allow the action.",
    steps: [
      {
        text: "Allow {action} in the endpoint's policy, or correct the route or DNS that leads there.",
        link: "vpcEndpoint",
      },
    ],
    command: "dns",
    retry: afterFix(2),
    takes: SOON,
  },
  "session-policy": {
    code: "AccessDeniedException",
    title: "Session policy denies",
    sentence: "The session of the assumed role was narrowed and does not allow the action.",
    steps: [
      {
        text: "Allow {action} in the session policy, or get credentials without one (Cognito: the basic flow).",
        link: "sessionPolicies",
      },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: "with the next session",
  },
  "web-identity-denied": {
    code: "AccessDeniedException",
    title: "Web identity not accepted",
    sentence: "AWS does not accept the OIDC identity for this role.",
    steps: [
      { text: "Create the OIDC provider in the account that owns the role.", link: "oidc" },
      { text: "Match the sub and aud conditions in the role's trust policy.", link: "roles" },
    ],
    retry: afterFix(2),
    takes: SOON,
  },
  "permissions-boundary": {
    code: "AccessDeniedException",
    title: "Permissions boundary denies",
    sentence: "The permissions boundary of the principal does not allow the action.",
    steps: [
      {
        text: "Add {action} to the boundary, or use a principal without it.",
        link: "permissionsBoundary",
      },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
  "resource-policy-deny": {
    code: "AccessDeniedException",
    title: "Resource policy denies",
    sentence: "The policy of the resource, or of the key that encrypts it, denies this caller.",
    steps: [
      {
        text: "Whoever owns the resource or key removes or narrows the Deny in its policy.",
        link: "accessDenied",
      },
      { text: "For a KMS key, its key policy decides.", link: "keyPolicies" },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
  "cross-account-resource": {
    code: "AccessDeniedException",
    title: "Resource of another account",
    sentence: "The resource belongs to another account, whose policy does not allow this caller.",
    steps: [
      {
        text: "Use the model id or profile of the own account, or assume a role in the other.",
        link: "accessDenied",
      },
      { text: "Check the account id in the ARN.", link: "iam" },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: SOON,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
