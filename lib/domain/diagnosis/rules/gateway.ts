import type { Rule } from "./rule";

/** Something between the caller and Bedrock that answers with its own words. */
export const GATEWAY_MARK =
  /litellm|openrouter|portkey|new[-_ ]?api\b|one[-_ ]?api\b|cloudflare|nginx|provider_name|model group=|upstream|gateway/;

/** What a gateway or client library says of models and providers that it does not know. */
export const GATEWAY_RULES: readonly Rule[] = [
  {
    cause: "third-party-gateway-error",
    says: [
      /unsupported model \S{1,160} please use (?:the )?models api/,
      /providermodelnotfound/,
      /llm provider not provided/,
      /unknown provider ?[=:]/,
      /(?:failed to resolve|unknown|unsupported|invalid|unrecognized|no) (?:llm |model )?provider\b(?! returned)[^.]{0,40}(?:bedrock|for|named|['"])/,
      /failed to resolve (?:the )?model\b/,
      /invalid model name passed in/,
      /no (?:healthy |available )?(?:deployments?|upstreams?|channels?|endpoints?)(?: \w{1,12}){0,3} (?:available|found|for (?:this|the|selected|model|group))/,
      /no (?:healthy|available) (?:upstreams?|deployments?|channels?|providers?|accounts?)/,
      /(?:model|deployment) group\b[^.]{0,40}not found/,
      /virtual key/,
      /budget (?:has been )?exceeded|exceeded (?:\w{1,12} )?budget/,
      /user-defined rate ?limit|max parallel request/,
      /all (?:providers|deployments|channels|accounts) (?:have )?failed/,
      /provider_unavailable/,
    ],
    unless: /marketplace|bedrock_?exception[^.]{0,8} ?- ?\{"message|an error occurred \(/,
    code: "Unrecognized",
  },
];

/** A gateway's own failure: AWS may have said nothing at all. */
export const GATEWAY_FAULT_RULES: readonly Rule[] = [
  {
    cause: "third-party-gateway-error",
    says: [
      /ai_typevalidationerror/,
      /bad gateway/,
      /gateway time-?out/,
      /upstream (?:connect|request|error)/,
      /provider returned error/,
      /ratelimit[^.]{0,40}litellm/,
    ],
    unless: /an error occurred \(/,
    code: "Unrecognized",
    confidence: "low",
    symptom: true,
  },
  {
    cause: "third-party-gateway-error",
    says: [
      /(?:litellm|openrouter|portkey|new[-_ ]?api|cloudflare|nginx|provider_name|model group=)[\s\S]{0,300}(?:internal ?server ?error|connection error|service unavailable)/,
      /(?:internal ?server ?error|connection error|service unavailable)[\s\S]{0,300}(?:openrouter|portkey|cloudflare|nginx|provider_name|model group=)/,
    ],
    unless:
      /\w+exception\b|an error occurred|encountered an unexpected|unable to process your request/,
    code: "Unrecognized",
    confidence: "low",
    symptom: true,
  },
];
