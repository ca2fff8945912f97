import type { Rule } from "./rule";

/** Marks of servers before Bedrock, whose failure is their own. */
const OTHERS = /openrouter|portkey|cloudflare|nginx|provider_name/;

/** Capacity and faults on AWS's side. */
export const SERVICE_RULES: readonly Rule[] = [
  {
    cause: "model-not-ready",
    says: [
      /model_?not_?ready/,
      /model is not (?:yet )?ready/,
      /not ready (?:for|to serve) inference/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "model-timeout",
    says: [
      /modeltimeout/,
      /model (?:invocation )?(?:has )?timed out/,
      /processing time exceeded the model timeout/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "model-processing-error",
    says: [
      /modelerrorexception/,
      /modelstreamerror/,
      /invalid sequence as part of tool/,
      /failed in the model container/,
      /error while processing the model/,
      /model returned (?:an )?error(?! ?s?:)/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "resource-not-found",
    says: [/unable to process your request/],
    status: [404],
    code: "ResourceNotFound",
    confidence: "medium",
    candidates: ["service-unavailable"],
    question:
      "Does the profile or resource in the request exist in this Region? Then it was capacity.",
  },
  {
    cause: "internal-server-error",
    says: [
      /\b(?:back-?end|engine|model server|replica)s?\b[^.]{0,40}(?:not found|\b404\b|unavailable|unreachable|failed|error|fault)/,
    ],
    unless: /file "|traceback|docker|backendmodel|tokenizer/,
    code: ["InternalFailure", "ResourceNotFound", "ServiceUnavailable"],
    confidence: "medium",
    candidates: ["resource-not-found"],
    question:
      "Does the same call go through for another model? Then this one's servers are at fault.",
    symptom: true,
  },
  {
    cause: "service-unavailable",
    says: [/overloaded_error/, /\boverloaded\b/],
    code: ["Overloaded", "ServiceUnavailable"],
  },
  {
    cause: "service-unavailable",
    says: [
      /unable to process your request/,
      /(?:high demand|capacity)[^.]{0,60}(?:try|later|unavailable|exceed|insufficient|constraint)/,
      /insufficient capacity/,
      /temporarily (?:unavailable|unable to handle)/,
      /too many connections/,
    ],
    code: "ServiceUnavailable",
  },
  {
    cause: "service-unavailable",
    says: [/serviceunavailableexception/],
    code: "ServiceUnavailable",
    symptom: true,
  },
  {
    cause: "service-unavailable",
    says: [/service ?unavailable/],
    unless: OTHERS,
    code: "ServiceUnavailable",
    confidence: "medium",
    candidates: ["third-party-gateway-error"],
    question: "Does a gateway stand before Bedrock? Its log says who failed.",
    symptom: true,
  },
  {
    cause: "internal-server-error",
    says: [/unexpected error during processing/],
    unless: /internalserver|modelstreamerror|modelerror/,
    code: "InternalFailure",
    confidence: "medium",
    candidates: ["model-processing-error"],
    question:
      "Which exception name came with it: InternalServerException, or one that begins with Model?",
  },
  {
    cause: "internal-server-error",
    says: [
      /internal(?:server|service)?exception\b/,
      /internalservererrorexception/,
      /internalfailure/,
      /internal (?:failure|service error)/,
      /unexpected error during processing/,
      /server had an error (?:while )?processing/,
      /internal error (?:occurred|has occurred)/,
      /request processing has failed because of an (?:unknown|internal)/,
      /error occurred while processing your request/,
    ],
    code: "InternalFailure",
    symptom: true,
  },
  {
    cause: "internal-server-error",
    says: [/internal ?(?:server ?)?error/],
    unless: OTHERS,
    code: "InternalFailure",
    confidence: "medium",
    candidates: ["third-party-gateway-error"],
    question: "Does a gateway stand before Bedrock? Its log says who failed.",
    symptom: true,
  },
];
