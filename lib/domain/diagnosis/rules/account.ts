import type { Rule } from "./rule";

const REFUSED = ["AccessDeniedException", "ValidationError", "NotAuthorized"] as const;
const GRANTED_ELSEWHERE = "Was access granted in another Region than the one that is called?";

/** Agreement, form, payment and the state of the account. */
export const ACCOUNT_RULES: readonly Rule[] = [
  {
    cause: "payment-instrument-invalid",
    says: [
      /invalid_payment_instrument/,
      /valid payment (?:instrument|method) (?:must|is|was|has)/,
      /(?:invalid|no|missing|expired) (?:valid )?(?:default )?payment (?:instrument|method)/,
      /payment (?:instrument|method)[^.]{0,40}(?:invalid|not valid|declined|expired|missing|required)/,
    ],
    code: "MPAgreementFailed",
  },
  { cause: "incompatible-currency", says: [/incompatible[_ ]currency/], code: "MPAgreementFailed" },
  {
    cause: "product-restricted",
    says: [
      /product_restricted/,
      /denied_by_private_marketplace/,
      /private marketplace[^.]{0,80}(?:not|deni|block|restrict)/,
    ],
    code: "MPAgreementFailed",
  },
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
    cause: "account-hold",
    says: [/account (?:has been |is |was )?(?:currently )?(?:placed )?(?:on hold|under review)/],
    code: REFUSED,
    confidence: "medium",
  },
  {
    cause: "marketplace-subscribe-scp-deny",
    says: [
      /aws-marketplace:\w[\s\S]{0,600}explicit deny in an? (?:service|resource) control policy/,
      /explicit deny in an? (?:service|resource) control policy[\s\S]{0,300}aws-marketplace:\w/,
      /aws-marketplace:\w[\s\S]{0,400}no service control policy allows/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-subscribe-permission-missing",
    says: [
      /required aws marketplace actions/,
      /(?:not authorized|denied|missing|lacks?|not allowed|unauthorized|allows the|permission)[\s\S]{0,160}aws-marketplace:(?:subscribe|unsubscribe|viewsubscriptions|createagreementrequest|acceptagreementrequest)/,
      /aws-marketplace:(?:subscribe|viewsubscriptions|createagreementrequest|acceptagreementrequest)[\s\S]{0,120}(?:not authorized|denied|missing|required|not allowed)/,
      /not authorized to perform[^.]{0,40}marketplace actions/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-subscribe-permission-missing",
    says: [/model access is denied by marketplace subscription/],
    code: "MPAgreementFailed",
    owner: "account-admin",
    confidence: "low",
    candidates: ["marketplace-agreement-missing"],
    question: "Does a call by somebody with Marketplace rights go through?",
  },
  {
    cause: "marketplace-subscription-in-progress",
    says: [/agreement pending after 15 min/, /mpagreementpending/],
    code: "MPAgreementPending",
    owner: "aws-support",
  },
  {
    cause: "marketplace-subscription-in-progress",
    says: [
      /(?:subscription|agreement)[^.]{0,80}(?:still |currently |is )being (?:processed|created|set up|established)/,
      /(?:subscription|agreement) (?:is |still )?(?:in progress|pending)\b/,
      /agreementavailability[^a-z]{0,12}(?:status[^a-z]{0,8})?pending/,
      /agreementavailability[^}]{0,200}\bstatus[^a-z]{0,8}pending/,
      /mpagreementbeingcreated/,
    ],
    code: "MPAgreementBeingCreated",
  },
  {
    cause: "marketplace-agreement-already-exists",
    says: [
      /agreement (?:for this model )?already exists/,
      /already (?:been )?(?:subscribed|accepted)[^.]{0,60}(?:agreement|offer|model)/,
      /(?:agreement|offer)[^.]{0,60}already (?:been )?accepted/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "agreement-not-applicable",
    says: [/agreements? (?:is |are )?not supported for (?:this|the) model/],
    code: "ValidationError",
  },
  {
    cause: "agreement-none",
    says: [/no (?:active )?agreement (?:exists )?to (?:cancel|delete|terminate)/],
    code: "ValidationError",
  },
  {
    cause: "offer-token-expired",
    says: [/offer ?token[^.]{0,60}(?:expired|invalid|not valid|no longer valid|not found)/],
    code: ["ValidationError", "ResourceNotFound"],
  },
  {
    cause: "form-internal-account",
    says: [/internal accounts? should not submit/],
    code: "ValidationError",
  },
  {
    cause: "form-invalid",
    says: [/invalid form ?data/, /form ?data[^.]{0,60}(?:invalid|malformed|not valid)/],
    code: "ValidationError",
  },
  {
    cause: "form-refused",
    says: [
      /use[- ]case (?:details|form|submission)[^.]{0,40}(?:rejected|refused|declined|not approved)/,
    ],
    code: "FTUFormNotFilled",
  },
  {
    cause: "use-case-form-missing",
    says: [
      /use[- ]case details/,
      /(?:not filled out|fill out|complete|submit)[^.]{0,30}(?:use[- ]case|request) (?:form|details)/,
      /use[- ]case form/,
      /ftuformnotfilled/,
      /ftu form/,
    ],
    unless: /submit(?:ted|ting)? the use[- ]case details form successfully/,
    code: "FTUFormNotFilled",
    confidence: "medium",
    candidates: ["marketplace-agreement-missing"],
    question:
      "Has the form been submitted already? Then the model's agreement may be what is missing.",
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
  {
    cause: "marketplace-agreement-missing",
    says: [
      /agreementavailability[^a-z]{0,12}(?:status[^a-z]{0,8})?not_available/,
      /agreementavailability[^}]{0,200}\bstatus[^a-z]{0,8}not_available/,
      /marketplace subscription (?:is )?required/,
      /(?:not|n't) have an? (?:active |valid )?agreement (?:to|with|for|on) (?:this|the) model/,
      /(?:no|missing|without an?) (?:active |valid )?(?:marketplace |model )?(?:agreement|subscription) (?:for|exists|found)/,
      /govcloud account[^.]{0,40} cannot perform this operation/,
      /establish a model access agreement/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-agreement-missing",
    says: [
      /subscription[^.]{0,60}(?:cannot|can't|could not|couldn't|can not) be (?:completed|established)/,
      /marketplace agreement failed/,
      /mpagreementfailed/,
    ],
    code: "MPAgreementFailed",
    confidence: "low",
    candidates: ["marketplace-subscribe-permission-missing", "payment-instrument-invalid"],
    question: "What does the part of the message before this sentence say? It names the reason.",
  },
];
