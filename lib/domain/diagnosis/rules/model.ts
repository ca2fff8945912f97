import type { Rule } from "./rule";

const PROFILE_OR_TYPO =
  "Does ListInferenceProfiles or ListFoundationModels in this Region show the id as it was sent?";

/** Which model, by which id, from where, with which SDK. */
export const MODEL_RULES: readonly Rule[] = [
  {
    cause: "inference-profile-required",
    says: [
      /on[- ]demand (?:throughput|invocation|inference|mode) (?:isn't|is not|isnt|is n't|not|aren't|are not) (?:supported|available|allowed)/,
      /with the id or arn of an inference profile/,
      /on[- ]demand throughput (?:\S{1,4} )?supported/,
      /(?:doesn't|does not|didn't|don't|cannot|can't|not) (?:currently )?support(?:ed)? (?:for )?(?:invocation with )?on[- ]demand/,
      /(?:requires|needs|only (?:available|supported|invocable) (?:through|via|with)|must (?:be (?:called|invoked) (?:through|via|with)|use)) an? (?:cross-region )?inference profile/,
    ],
    code: "ValidationError",
  },
  {
    cause: "model-legacy-not-used",
    says: [/marked by (?:the )?provider as legacy/, /not been actively using (?:the|this) model/],
    code: "ResourceNotFound",
  },
  {
    cause: "model-end-of-life",
    says: [
      /reached (?:the )?end of (?:its|the) life/,
      /reached (?:its )?end[- ]of[- ]life/,
      /model[^.]{0,60}(?:end[- ]of[- ]life|has been (?:retired|discontinued|sunset)|is (?:retired|no longer available))/,
    ],
    code: "ResourceNotFound",
  },
  {
    cause: "guardrail-not-found",
    says: [
      /guardrail[^.]{0,80}(?:does not exist|doesn't exist|is invalid|not found|not valid|could not be found|no longer exists)/,
    ],
    code: ["ValidationError", "ResourceNotFound"],
  },
  {
    cause: "model-not-in-region",
    says: [
      /could not resolve the foundation model/,
      /model[^.]{0,100}(?:not (?:supported|available|offered)|unavailable|unsupported) (?:in|for) (?:(?:this|the|your|current|that|selected|specified) )?(?:(?:aws )?region\b|[a-z]{2}-[a-z]{4,10}-\d)/,
      /not (?:supported|available) in (?:this|the|your) (?:aws )?region[^.]{0,40}model/,
    ],
    code: ["ResourceNotFound", "ValidationError"],
  },
  {
    cause: "model-id-invalid",
    says: [
      /may not exist or you (?:may|might|do|can) ?not have access/,
      /does not exist or (?:you )?(?:do not|don't|cannot|may not) have access/,
    ],
    code: ["ResourceNotFound", "ValidationError"],
    confidence: "medium",
    candidates: ["model-access-not-granted"],
    question: PROFILE_OR_TYPO,
  },
  {
    cause: "model-id-invalid",
    says: [
      /model identifier (?:is )?(?:invalid|not valid)/,
      /invalid (?:foundation )?model (?:id|identifier|arn|name)/,
      /model ?id[^.]{0,80}(?:invalid|must not be empty|cannot be empty|not valid|failed to satisfy|not found|not recognized|is required|unknown)/,
      /(?:modelid|model_id|model identifier|modelidentifier)[\s\S]{0,300}(?:failed to satisfy constraint|regular expression pattern|does not match)/,
      /(?:failed to satisfy constraint|regular expression)[\s\S]{0,200}(?:arn:\(?aws|inference-profile|foundation-model)/,
      /(?:the )?model '?"?[\w.:/-]{3,120}'?"? (?:does not exist|doesn't exist|not found|was not found|is not found)/,
      /(?:unknown|unrecognized|no such) model\b/,
      /modelid must not be empty/,
      /for parameter modelid\b/,
      /\bmodel (?:is |was )?not found/,
      /'modelid'[\s\S]{0,200}constraint/,
      /model identifier (?:\S{1,80} )?is invalid/,
      /model[^.]{0,40}(?:provided|specified)[^.]{0,20}(?:invalid|not (?:found|valid|recognized))/,
    ],
    unless: /\bagent\b[^.]{0,20}not found/,
    code: ["ValidationError", "ResourceNotFound"],
    question: PROFILE_OR_TYPO,
  },
  {
    cause: "sdk-old-or-incomplete",
    says: [
      /unknown service:? '?"?bedrock/,
      /unknownserviceerror/,
      /missing dependency/,
      /requires an additional dependency/,
      /botocore\[crt\]/,
      /has no attribute '(?:converse|invoke_model|count_tokens|list_foundation|list_inference|get_foundation)/,
      /no module named '?"?(?:boto3|botocore|awscrt|anthropic)/,
      /invalid choice\b[\s\S]{0,200}(?:bedrock|agent-runtime|knowledge-base|guardrail|converse|foundation-model|inference-profile)/,
      /\.(?:converse|converse_?stream|invoke_?model\w{0,20}) is not a function/,
      /(?:boto3|botocore|aws ?sdk|aws cli)[^.]{0,40}(?:too old|outdated|upgrade|out of date|or (?:later|higher|newer))/,
      /cannot find module '@aws-sdk/,
      /parameter validation failed:? unknown parameter in/,
      /\bnosuchmethoderror\b/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "region-not-configured",
    says: [
      /must specify an? (?:aws )?region/,
      /region (?:setting|name|parameter|variable|config(?:uration)?) (?:is |was |has )?(?:missing|not set|not (?:been )?(?:specified|configured|provided|found|defined)|is required|undefined|empty)/,
      /(?:did not|could not|couldn't|unable to|failed to|cannot|can't) (?:find|determine|resolve|detect|load) (?:an? |the |any )?(?:aws[_ ])?region(?:_name)?\b/,
      /(?:aws_)?region(?:_name)?\b[^.]{0,12}(?:is undefined|undefined is not|cannot be (?:empty|null|blank)|must not be (?:empty|null|blank))/,
      /load region from any/,
      /(?:aws )?region (?:is )?(?:missing|not set|not (?:been )?(?:specified|configured|provided|found)|is required|must be (?:set|specified|provided))/,
      /missing (?:aws )?region\b/,
      /noregionerror/,
      /no (?:aws )?region (?:was |is |has been )?(?:set|configured|specified|found|provided)/,
      /unable to (?:find|determine|load) (?:an? )?(?:aws )?region/,
      /could not (?:find|determine) (?:an? )?(?:aws )?region/,
      /configerror: missing region/,
      /invalid configuration: missing aws region/,
      /a region must be set/,
    ],
    unless: /not enabled|opt[- ]in/,
    code: "Unrecognized",
  },
  {
    cause: "agent-configuration-invalid",
    says: [
      /provide configurations for up to/,
      /invalid input or configuration provided/,
      /agent[^.]{0,80}(?:not (?:been )?prepared|not in (?:a )?prepared|is not ready|must be prepared|missing configuration)/,
      /session state[^.]{0,80}(?:invalid|configuration)/,
      /agent (?:alias )?configuration/,
      /(?:knowledge base|agent|flow|storage) configuration[^.]{0,20} invalid/,
      /(?:vector )?index[^.]{0,60}(?:engine type|dimension|must be indexed|does not match)/,
      /failed to create openapi/,
    ],
    code: "ValidationError",
  },
  {
    cause: "agent-configuration-invalid",
    says: [
      /runtime initiali[sz]ation time exceeded/,
      /initiali[sz]ation completes? in \d{1,4} ?s/,
      /(?:container|runtime)[^.]{0,40}(?:failed to start|did not start|health ?check|exited)[^.]{0,60}agent/,
    ],
    code: "Unrecognized",
    confidence: "medium",
  },
];

const NO_RESOURCE = /config profile|no such host|credentials/;

/** What a request names and Bedrock does not have. */
export const RESOURCE_RULES: readonly Rule[] = [
  {
    cause: "resource-not-found",
    says: [
      /failed to retrieve resource/,
      /retry (?:your|the) request with an existing resource/,
      /(?:inference profile|knowledge base|agent|guardrail|prompt|flow|job) \S{1,200} (?:was |is )?(?:not found|does not exist|doesn't exist)/,
      /\bresource\b[^.]{0,100}(?:doesn't exist|does not exist|not found|could not be found|no longer exists)/,
      /could not find (?:the )?(?:specified )?(?:resource|knowledge|agent|inference|provisioned|prompt|flow|guardrail version|job)/,
    ],
    unless: NO_RESOURCE,
    code: ["ResourceNotFound", "ValidationError"],
  },
  {
    cause: "resource-not-found",
    says: [
      /\b(?:knowledge ?base|agent(?: alias)?|flow|prompt|inference ?profile|provisioned model|model customization|imported model|job|data ?source|application|alias|endpoint|arn)[^.]{0,120}(?:not found|does not exist|doesn't exist|could not be found|no longer exists|cannot be found)/,
    ],
    unless: NO_RESOURCE,
    code: ["ResourceNotFound", "ValidationError"],
    confidence: "medium",
  },
];
