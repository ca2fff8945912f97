import type { Rule } from "./rule";

const REFUSED = ["AccessDeniedException", "NotAuthorized"] as const;

/** The errors of an API and the console's box word one policy's refusal differently. */
const denies = (policy: string): readonly RegExp[] => [
  new RegExp(`explicit(?:ly)? (?:deny|denied) (?:in|by) (?:an? |the )?(?:\\w{1,20} )?${policy}`),
  new RegExp(`${policy} (?:\\S{1,200} )?(?:explicitly )?(?:denies|denied|blocks) `),
  new RegExp(`(?:denied|blocked|refused) (?:by|in|because of) (?:an? |the |your |our )?${policy}`),
];
const lacks = (policy: string): readonly RegExp[] => [
  new RegExp(`\\bno ${policy} (?:that )?allows`),
  new RegExp(`(?:allowed by no|not allowed by (?:an?|any|the)) ${policy}`),
];

const SCP = "(?:(?:service|resource) control polic(?:y|ies)|scps?\\b|rcps?\\b)";
const BOUNDARY = "permissions? boundar(?:y|ies)";
const ENDPOINT = "(?:vpc endpoint|vpce) polic(?:y|ies)";
const SESSION = "session polic(?:y|ies)";
const IDENTITY = "identity[- ]based polic(?:y|ies)";
const RESOURCE = "(?:resource[- ]based|kms key|key|bucket) polic(?:y|ies)";

/**
 * Who denies, as IAM words it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const IAM_RULES: readonly Rule[] = [
  { cause: "scp-explicit-deny", says: [...denies(SCP), ...lacks(SCP)], code: REFUSED },
  { cause: "permissions-boundary", says: [...denies(BOUNDARY), ...lacks(BOUNDARY)], code: REFUSED },
  { cause: "vpc-endpoint-policy", says: [...denies(ENDPOINT), ...lacks(ENDPOINT)], code: REFUSED },
  { cause: "session-policy", says: [...denies(SESSION), ...lacks(SESSION)], code: REFUSED },
  { cause: "iam-identity-explicit-deny", says: denies(IDENTITY), code: REFUSED },
  {
    cause: "resource-policy-deny",
    says: [...denies(RESOURCE), /no resource[- ]based policy allows the kms:/],
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
      /\b\w{0,40}role(?:arn)?\b[^.]{0,160}(?:cannot|can't|could not) be assumed/,
      /(?:unable to|not able to|failed to|could not|cannot|can't) assume (?:the )?(?:provided|specified|given) (?:iam |service |execution )?role/,
      /\brole \S{1,160} is not able to (?:call|invoke|access)/,
      /ensure (?:the |that )?(?:agent|service|execution|knowledge base) role has/,
      /bedrock[^.]{0,40}(?:unable|not able|cannot|can't|could not|failed)[^.]{0,12} assume/,
      /(?:unable|not able|failed) to assume (?:the )?(?:provided |given |specified )?(?:service |execution )?role[^.]{0,120}bedrock/,
      /(?:provided|specified) (?:service |execution )?role[^.]{0,60}(?:invalid|not assumable|cannot be assumed|trust)/,
      /\brole\b[^.]{0,200}\b(?:valid |correct |required )?trust (?:policy|relationship)/,
      /trust (?:policy|relationship)[^.]{0,120}\b(?:role|assume)\b/,
      /(?:agent|execution|service|knowledge base|customization|batch|runtime|memory|gateway|job) role (?:requires|needs|lacks|must have|is missing|does not have|doesn't have)[^.]{0,60}permission/,
      /(?:agent|execution|service|knowledge base|customization|batch|runtime|memory|gateway|job) role[^.]{0,20} (?:has|have) (?:the )?(?:valid|required|sufficient|necessary|correct) permission/,
      /access ?denied (?:while|when) (?:validating|accessing|reading|writing to)/,
      /storage configuration[\s\S]{0,80}(?:bad authorization|security_exception|authorization_exception|\b403\b|forbidden|unauthorized|not authorized|access ?denied)/,
      /(?:could not|unable to|cannot|can't|failed to) (?:validate|access|read|get|list|retrieve|assume)[^.]{0,60}(?:permissions? to access|permissions? (?:on|for))[^.]{0,60}(?:s3|bucket|secret|lambda|ecr|collection|table)/,
      /(?:check|verify|ensure|update) (?:that )?(?:the |your )?(?:service|execution|agent|knowledge base) role/,
      /unable to access the secret[^.]{0,80}(?:denied|not authorized|role)/,
    ],
    unless: /perform:? sts:assumerole\b/,
    code: [...REFUSED, "ValidationError"],
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
    cause: "service-role-misconfigured",
    says: [
      /(?:security_exception|authorization_exception)[\s\S]{0,160}(?:403|permissions? for|all shards|opensearch)/,
      /(?:opensearch|aoss|collection)[\s\S]{0,160}(?:security_exception|authorization_exception|bad authorization)/,
    ],
    code: [...REFUSED, "ValidationError"],
    confidence: "medium",
  },
  {
    cause: "service-role-misconfigured",
    says: [
      /access ?denied[^.]{0,40} (?:from|by|for) (?:the )?(?:dependency|lambda)/,
      /(?:dependency|lambda)[^.]{0,60} access ?denied/,
    ],
    code: [...REFUSED, "ValidationError"],
    confidence: "medium",
    candidates: ["resource-policy-deny"],
    question: "Does the function's own policy let Bedrock call it? Then it is the service role.",
  },
  {
    cause: "resource-policy-deny",
    says: [
      /(?:kms|master key|\bkey\b)[^.]{0,120}(?:not allowed to|cannot|can't|no permission to) access/,
      /kmsaccessdenied/,
    ],
    code: REFUSED,
    confidence: "medium",
    candidates: ["iam-identity-policy-missing"],
    question: "Does the key's own policy let this principal use it? Then it is IAM.",
  },
  { cause: "cross-account-resource", says: lacks(RESOURCE), code: REFUSED },
  {
    cause: "iam-identity-policy-missing",
    says: [
      ...lacks(IDENTITY),
      /insufficient permissions[\s\S]{0,120}(?:'?[a-z0-9-]{2,40}:[a-z]\w{2,60}'?) (?:action|permission)/,
      /missing permission for the '?[a-z0-9-]{2,40}:/,
    ],
    code: REFUSED,
  },
  {
    cause: "iam-identity-policy-missing",
    says: [
      /(?:not authorized|unauthorized|not allowed|no permission|denied permission|does not have (?:the )?(?:required )?permissions?)[^.]{0,30}(?:perform|call|invoke|use|execute|for)?:? ?(?:the )?(?:action )?'?[a-z][a-z0-9-]{1,40}:[a-z]\w{2,60}/,
      /(?:don't|do not|doesn't|does not) have (?:the )?permissions? (?:to|for)(?: perform)?:? ?'?[a-z][a-z0-9-]{1,40}:[a-z]\w{2,60}/,
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
