import type { Rule } from "./rule";

const REFUSED = ["AccessDeniedException", "ValidationError", "NotAuthorized"] as const;
const GRANTED_ELSEWHERE = "Was access granted in another Region than the one that is called?";

/** What AWS allows this account as a whole. */
export const ACCOUNT_RULES: readonly Rule[] = [
  {
    cause: "account-suspended",
    says: [
      /account_suspended/,
      /failed_kyc_compliance/,
      /invalid_account_state/,
      /registration is incomplete or revoked/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "account-suspended",
    says: [
      /(?:account|user id) (?:\(?[\w-]{0,20}\d[\w-]{0,40}\)? )?(?:(?:has been|have been|is|was|been|temporarily|currently) ){1,4}(?:suspended|closed|deactivated|locked|terminated)/,
      /(?:suspended|locked|deactivated|closed) (?:your|this|the) (?:aws )?account/,
    ],
    code: REFUSED,
  },
  {
    cause: "account-of-no-organization",
    says: [/awsorganizationsnotinuse/, /account is not a member of an organization/],
    code: "ValidationError",
  },
  {
    cause: "account-hold",
    says: [/account (?:has been |is |was )?(?:currently )?(?:placed )?(?:on hold|under review)/],
    code: REFUSED,
    confidence: "medium",
  },
  {
    cause: "channel-program-account",
    says: [
      /channel program account/,
      /aws solution provider or aws distributor/,
      /channel partner program/,
    ],
    code: "ValidationError",
  },
  {
    cause: "region-unsupported-country",
    says: [
      /not (?:allowed|available|supported)[^.]{0,30} (?:from|in) unsupported countr/,
      /unsupported countries, regions/,
      /unsupported_country/,
      /unsupported countr(?:y|ies)/,
      /not (?:available|supported|allowed|offered) in (?:your|this) country/,
    ],
    code: "ValidationError",
  },
  {
    cause: "account-bedrock-not-allowed",
    says: [
      /access to (?:amazon |aws )?bedrock\b(?: \w{1,20}){0,3} (?:is|are|was) (?:not allowed|denied|blocked|disabled|restricted) (?:for|on|in|to) (?:this|your|our|the) (?:aws )?account/,
      /bedrock (?:models? |access |inference |usage )?(?:is|are|was|were|has been|have been) (?:not allowed|blocked|disabled|restricted) (?:for|on|in|to) (?:this|your|our|the) (?:aws )?account/,
      /error 002\b[^.]{0,80}(?:bedrock|not allowed)/,
      /(?:this|your|our|the) (?:aws )?account (?:is not|isn't) (?:allowed|permitted|authorized|enabled) to (?:use|access) (?:amazon |aws )?bedrock/,
    ],
    code: ["ValidationError", "AccessDeniedException", "BadCScoreException"],
  },
  {
    cause: "account-provider-blocked",
    says: [/access to [\w .-]{1,40} models? (?:is|are) not allowed for (?:this|your) account/],
    code: "ValidationError",
  },
  {
    cause: "data-retention-mode-required",
    says: [
      /data[- _]?retention (?:mode|setting|policy)?[^.]{0,80}(?:not available|not allowed|unavailable|required|must|not support)/,
      /(?:not available|unavailable|require)[^.]{0,60}data[- _]?retention/,
    ],
    code: "ValidationError",
  },
  {
    cause: "account-not-authorized-for-operation",
    says: [
      /account is not authorized to perform (?:this|the) (?:action|operation)/,
      /account is not authorized[^.]{0,60}\. please create a support case/,
    ],
    code: ["ValidationError", "AccessDeniedException", "BadCScoreException"],
  },
  {
    cause: "account-not-authorized-for-operation",
    says: [
      /account is not authorized to (?:invoke|call|use) (?:this|the) (?:api )?(?:operation|action|api)/,
    ],
    code: ["AccessDeniedException", "ValidationError", "BadCScoreException"],
    confidence: "medium",
    candidates: ["model-access-not-granted"],
    question: GRANTED_ELSEWHERE,
  },
  {
    cause: "account-not-eligible-for-model",
    says: [
      /(?:not|isn't|aren't) (?:currently )?available for (?:this|your) account/,
      /contact aws sales/,
    ],
    code: "BadCScoreException",
  },
  {
    cause: "account-not-eligible-for-model",
    says: [/account is not authorized to access (?:this|the) model/, /badcscore/],
    code: "BadCScoreException",
    confidence: "medium",
  },
  {
    cause: "account-verification-pending",
    says: [
      /account is (?:currently |still )?being verified/,
      /account verification (?:is )?(?:pending|in progress)/,
      /verification normally takes/,
    ],
    code: "AccessDeniedException",
  },
  {
    cause: "account-plan-excludes-service",
    says: [
      /subscriptionrequired/,
      /needs a subscription for the service/,
      /optinrequired/,
      /unsupported_account_plan/,
      /(?:free|account) plan[^.]{0,60}(?:not include|not support|upgrade|not available)/,
    ],
    unless: /premium support/,
    code: "Unrecognized",
  },
  {
    cause: "signup-iam-propagation",
    says: [/failed to enable outboundwebidentityfederation/],
    code: "Unrecognized",
  },
  {
    cause: "account-operation-not-allowed",
    says: [
      /(?:validationexception|validation_?error|bedrock|converse|invokemodel|invoke_model|invalid_param)[\s\S]{0,200}\boperation not allowed/,
      /(?:^\W{0,4}|"?message"?: ?["']?|(?:error|exception):? (?:\d{3} )?)operation not allowed\W{0,8}$/,
      /"?message"?: ?["']operation not allowed["']/,
    ],
    unless: /method not allowed|not allowed: |eperm|\bgit\b/,
    code: "ValidationError",
    confidence: "medium",
    candidates: ["model-legacy-not-used"],
    question: "Does every model answer so, Amazon Nova too? Then it is the account.",
  },
  {
    cause: "model-access-not-granted",
    says: [
      /(?:don't|do not|doesn't|does not|didn't) have access to (?:the |this |that )?(?:\w{1,20} ){0,2}model\b/,
      /not able to call (?:the )?specified (?:\w{1,20} )?model/,
      /(?:not|never) (?:been )?(?:granted|enabled)[^.]{0,40}(?:model access|access to (?:the|this) model)/,
      /model access (?:is |has )?not (?:been )?(?:granted|enabled)/,
      /(?:no|without) access to (?:the|this) (?:foundation )?model\b/,
    ],
    code: "AccessDeniedException",
    question: GRANTED_ELSEWHERE,
  },
];
