import type { Rule } from "./rule";

/** What a client or gateway sends that Bedrock does not take: too much of it, a field, a path, a tier. */
export const CLIENT_RULES: readonly Rule[] = [
  {
    cause: "input-too-long",
    says: [
      /(?:input|prompt|request|text|document|message|messages|conversation|context|content|query)s? (?:is|are|was) too (?:long|large|big)/,
      /too many input tokens/,
      /input tokens?(?: count)? (?:has |have )?exceed/,
      /number of (?:input )?tokens[^.]{0,40}exceeds?/,
      /\d tokens? > \d{3,8}/,
      /(?:maximum|max) context (?:length|window|size)/,
      /context (?:length|window|limit|size)[^.]{0,60}exceed/,
      /exceed\w{0,3}[^.]{0,60}context (?:length|window|limit|size)/,
      /contextwindowexceeded/,
      /expected maxlength: ?\d{1,9},? actual: ?\d/,
      /\b(?:image|document|file|pdf|page|video|audio|payload|body|attachment)s?\b[^.]{0,80}(?:exceeds?|exceeded|larger than|bigger than|over|above)\b[^.]{0,60}(?:max|limit|allowed|pixels?|\d ?(?:mb|kb|bytes|px|pages))/,
      /exceeds? (?:the )?max(?:imum)? (?:allowed )?(?:pixels|size|file size|length|dimensions?|number of (?:pages|images|documents|tokens))/,
      /\b(?:payload|request|body|entity|document|pdf|file|image|input|video|audio)s?\b[^.]{0,30} too (?:large|big|long|many)\b/,
      /request_too_large/,
      /(?:image|document|video|audio|bytes|base64|inputtext|prompt|body)[^.]{0,200}length less than or equal to \d{4}/,
      /(?:cannot|can't|must not|may not) (?:be|have|contain|include) (?:more|larger|longer|bigger) than \d/,
    ],
    unless: /maximum tokens you requested|too many requests|tool[a-z_ ]{0,12}name/,
    code: "ValidationError",
  },
  {
    cause: "client-field-unsupported",
    says: [
      /(?:invalid|unknown|unsupported|unrecognized) (?:anthropic[-_ ])?beta (?:flag|header|value|feature)/,
      /unexpected value\(s\)[^.]{0,160}(?:beta|header)/,
      /anthropic[-_]beta\b[^.]{0,120}(?:invalid|not supported|unsupported|not permitted|not allowed|unexpected|unknown)/,
      /extra inputs? (?:are|is) not (?:permitted|allowed)/,
      /extra fields? (?:are |is )?not (?:permitted|allowed)/,
    ],
    code: "ValidationError",
  },
  {
    cause: "client-field-unsupported",
    says: [
      /extraneous key/,
      /(?:unknown|unrecognized|unexpected) (?:\w{1,30} )?(?:field|argument|extra_body|property)\b/,
      /additional propert(?:y|ies)[^.]{0,40}not (?:allowed|permitted)/,
    ],
    unless: /required key|\bexpected type|found, expected|, object expected/,
    code: "ValidationError",
    confidence: "medium",
  },
  {
    cause: "service-tier-unavailable",
    says: [
      /service[_ -]?tier\b[^.]{0,60}(?:invalid|not (?:supported|available|allowed|enabled|valid)|unsupported|unavailable|isn't (?:supported|available))/,
      /(?:invalid|unsupported|unavailable|unknown) service[_ -]?tier/,
      /reservation (?:was |is )?not found/,
      /no (?:active )?reservation (?:was )?found/,
      /(?:flex|priority|reserved|latency[- ]optimi[sz]ed) (?:service )?(?:tier|inference|processing)[^.]{0,40}(?:not (?:supported|available)|unsupported|unavailable|isn't (?:supported|available))/,
    ],
    code: "ValidationError",
  },
  {
    cause: "api-path-unsupported",
    says: [
      /(?:does not|doesn't|do not|don't) support (?:the )?['"]?\/?(?:openai\/|anthropic\/)?v\d\/[\w/]{3,40}['"]?/,
      /(?:does not|doesn't|do not|don't) support (?:the )?['"]?(?:chat completions?|responses|messages|invoke ?model|converse)['"]? (?:api|endpoint|path)/,
      /not supported (?:by|on|with|through|for) (?:the )?['"]?(?:chat completions?|responses|messages|invoke ?model|converse|bedrock-mantle|bedrock-runtime|\/v\d\/[\w/]{3,40})['"]? ?(?:api|endpoint|path)?/,
      /only (?:be )?(?:available|supported|served|works?|accessible)[^.]{0,20} (?:on|through|via|in|with|from) (?:the )?['"]?(?:chat completions?|responses|messages|invoke ?model|converse|bedrock-mantle|bedrock-runtime|mantle)\b/,
      /(?:not|n't) supported on (?:this|the) (?:route|endpoint|path)\b/,
      /only supports (?:the )?['"]?(?:chat completions?|responses|messages|invoke ?model|converse)['"]? (?:api|endpoint)/,
    ],
    code: ["ValidationError", "ResourceNotFound"],
  },
  {
    cause: "unknown-operation",
    says: [
      /unknownoperation(?:exception)?\b/,
      /could not find operation/,
      /unknown operation\b/,
      /unable to determine service\/operation name/,
      /no (?:such )?operation (?:found|matches|named)/,
    ],
    code: ["InvalidAction", "AccessDeniedException"],
  },
];
