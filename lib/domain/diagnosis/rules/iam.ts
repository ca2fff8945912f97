import type { Rule } from "./rule";

const REFUSED = ["AccessDeniedException", "NotAuthorized"] as const;

/**
 * Who denies, as IAM words it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const IAM_RULES: readonly Rule[] = [
  {
    cause: "scp-explicit-deny",
    says: [
      /explicit deny in an? (?:service|resource) control policy/,
      /no (?:service|resource) control policy allows/,
      /denied by an? (?:service control policy|scp)\b/,
    ],
    code: REFUSED,
  },
  {
    cause: "permissions-boundary",
    says: [/(?:explicit deny in|no) (?:a )?permissions? boundary/],
    code: REFUSED,
  },
  {
    cause: "vpc-endpoint-policy",
    says: [/(?:explicit deny in|no) (?:a )?(?:vpc endpoint|vpce) policy/],
    code: REFUSED,
  },
  {
    cause: "session-policy",
    says: [/(?:explicit deny in|no) (?:a )?session policy/],
    code: REFUSED,
  },
  {
    cause: "web-identity-denied",
    says: [
      /assumerolewithwebidentity/,
      /no openidconnect provider/,
      /incorrect token audience/,
      /invalididentitytoken/,
      /verification key from your identity provider/,
      /idprejectedclaim/,
    ],
    unless: /expiredtoken|token (?:has )?expired/,
    code: "AccessDeniedException",
  },
  {
    cause: "api-key-permission-missing",
    says: [
      /(?:not authorized|denied|allows|missing|permission|required?)[\s\S]{0,400}callwithbearertoken/,
      /callwithbearertoken[\s\S]{0,200}(?:not authorized|denied|missing|permission)/,
    ],
    code: REFUSED,
  },
  {
    cause: "service-role-misconfigured",
    says: [
      /(?:knowledge base|agent|execution|service|customization|batch|inference job)[^.]{0,20} role[\s\S]{0,200}(?:cannot be assumed|can't be assumed|could not be assumed|unable to assume|not able to assume|failed to assume|does not have permission)/,
      /(?:unable to|not able to|failed to|could not|cannot|can't) assume (?:the )?(?:provided|specified|given) (?:iam |service |execution )?role/,
      /ensure (?:the |that )?(?:agent|service|execution|knowledge base) role has/,
      /bedrock[^.]{0,40}(?:unable|not able|cannot|can't|could not|failed)[^.]{0,12} assume/,
      /(?:unable|not able|failed) to assume (?:the )?(?:provided |given |specified )?(?:service |execution )?role[^.]{0,120}bedrock/,
      /(?:provided|specified) (?:service |execution )?role[^.]{0,60}(?:invalid|not assumable|cannot be assumed|trust)/,
    ],
    unless: /sts:assumerole/,
    code: REFUSED,
  },
  {
    cause: "assume-role-denied",
    says: [
      /not authorized to perform:? sts:(?:assumerole|tagsession|setsourceidentity)\b/,
      /access ?denied[\s\S]{0,120}assumerole operation/,
      /assumerole operation[\s\S]{0,80}access ?denied/,
    ],
    code: REFUSED,
  },
  {
    cause: "cross-account-resource",
    says: [/(?:explicit deny in|no) (?:a )?resource[- ]based policy/],
    code: REFUSED,
  },
  {
    cause: "iam-identity-policy-missing",
    says: [
      /no identity[- ]based policy allows/,
      /insufficient permissions[\s\S]{0,120}(?:'?[a-z0-9-]{2,40}:[a-z]\w{2,60}'?) (?:action|permission)/,
      /missing permission for the '?[a-z0-9-]{2,40}:/,
    ],
    code: REFUSED,
  },
  {
    cause: "iam-identity-policy-missing",
    says: [/explicit deny in an? identity[- ]based policy/],
    code: REFUSED,
    confidence: "medium",
  },
  {
    cause: "iam-identity-policy-missing",
    says: [
      /(?:not authorized|unauthorized|not allowed|no permission|denied permission|does not have (?:the )?(?:required )?permissions?)[^.]{0,30}(?:perform|call|invoke|use|execute|for)?:? ?(?:the )?(?:action )?'?[a-z][a-z0-9-]{1,40}:[a-z]\w{2,60}/,
    ],
    code: REFUSED,
    confidence: "medium",
    candidates: ["scp-explicit-deny", "permissions-boundary"],
    question: "Does the end of the message name the policy that refuses? It is cut off here.",
  },
  {
    cause: "service-role-misconfigured",
    says: [/access denied when calling bedrock/],
    code: "AccessDeniedException",
    confidence: "medium",
    candidates: ["marketplace-agreement-missing"],
    question:
      "Can somebody else in this account call the model? Then it is the service role, else the agreement.",
  },
];
