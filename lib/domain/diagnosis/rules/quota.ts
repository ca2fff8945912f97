import type { Rule } from "./rule";

/** Whole: no part of another figure, though a clause may end with it. */
const ZERO_WHOLE = "0(?:\\.0)?(?![.,]?\\d)(?![x%\\w])";
const NOUGHT = `\\*{0,2}(?:zero\\b|${ZERO_WHOLE})`;
const ZERO = new RegExp(
  `\\b(?:quotas?|limits?)\\b[^.]{0,60}(?: is| are| of| to|=|:|applied) ?${NOUGHT}|\\bapplied(?: value)?[:=]? ?${NOUGHT}|\\bvalue: 0\\.0\\b`,
);

/** Quotas, their increase, and a Region's being switched on. */
export const QUOTA_RULES: readonly Rule[] = [
  {
    cause: "quota-not-above-default",
    says: [
      /quota value (?:that is )?(?:greater|higher|larger) than the (?:default|current|applied)/,
    ],
    code: "ValidationError",
  },
  {
    cause: "quota-request-open",
    says: [
      /only one open (?:service )?(?:quota )?(?:increase )?request/,
      /(?:already|there) (?:is |has )?an? (?:open|pending) (?:service )?quota (?:increase )?request/,
    ],
    code: ["Unrecognized", "ValidationError"],
  },
  {
    cause: "quota-not-adjustable",
    says: [/quota[^.]{0,60}(?:is not|isn't|cannot be|can't be) (?:adjustable|adjusted|increased)/],
    unless: ZERO,
    code: "ValidationError",
  },
  {
    cause: "quota-service-role-missing",
    says: [/dependencyaccessdenied[\s\S]{0,200}createservicelinkedrole/],
    code: "AccessDeniedException",
  },
  {
    cause: "quota-request-decided",
    says: [/invalidresourcestate[\s\S]{0,200}(?:quota|request)/],
    code: "Unrecognized",
  },
  {
    cause: "quota-not-in-region",
    says: [/nosuchresource[\s\S]{0,120}quota/, /quota code[^.]{0,60}(?:does not|doesn't) exist/],
    code: "ResourceNotFound",
  },
  {
    cause: "region-not-opt-in",
    says: [/invalidregionopttarget/, /region[^.]{0,40}enabled by default/],
    code: "ValidationError",
  },
  {
    cause: "region-change-in-progress",
    says: [
      /region\b[^.]{0,80}\b(?:is |being )(?:enabling|disabling|enabled|disabled)\b(?! by default)/,
      /region opt action conflicts with a pending/,
    ],
    unless: /not (?:being )?enabled|region (?:\S{1,24} )?is (?:disabled|enabled)/,
    code: "Unrecognized",
  },
  {
    cause: "support-plan-required",
    says: [/premium support subscription is required/],
    code: "Unrecognized",
  },
  {
    cause: "tokens-per-day-zero",
    says: [
      new RegExp(`cross-model max(?:imum)? tokens per day[^.]{0,60}\\b${ZERO_WHOLE}`),
      new RegExp(`l-e3f10727[\\s\\S]{0,100}[ :=]${ZERO_WHOLE}`),
    ],
    code: "ThrottlingException",
  },
  {
    cause: "quota-zero",
    says: [ZERO, /\b0 tokens per (?:minute|day)/],
    unless: /remaining|ratelimit/,
    code: "ThrottlingException",
    confidence: "medium",
  },
  {
    cause: "daily-token-quota",
    says: [
      /(?:tokens?|token quota|requests?) per day/,
      /daily (?:token|request|usage|quota)/,
      /too many tokens (?:today|for the day)/,
    ],
    code: "ThrottlingException",
    confidence: "medium",
    candidates: ["quota-zero", "tokens-per-day-zero", "account-verification-pending"],
    question:
      "Does the first call of the day to an Amazon Nova model fail too? Then it is the account, not use.",
  },
  {
    cause: "tpm-quota",
    says: [
      /too many (?:input |output )?tokens/,
      /tokens? per minute/,
      /token (?:rate|quota|limit)[^.]{0,40}exceed/,
      /exceed[^.]{0,40}token (?:rate|quota)/,
      /\btpm\b/,
    ],
    unless: /too many input tokens|maximum context|context (?:length|window)/,
    code: "ThrottlingException",
  },
  {
    cause: "quota-increase-requests-exceeded",
    says: [
      /(?<!service)quotaexceededexception/,
      /quota increase requests?[^.]{0,60}(?:exceed|limit|too many)/,
      /(?:open|pending) (?:quota|service quota)[^.]{0,40}requests?[^.]{0,40}(?:exceed|limit)/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "rpm-quota",
    says: [
      /request rate (?:is )?too high/,
      /reduce the frequency of requests/,
      /requests? per (?:minute|second)/,
      /too many requests, please/,
      /(?:maximum|concurrent) requests?[^.]{0,30}exceed/,
      /\brpm\b/,
      /exceed[^.]{0,30}request (?:rate|limit)/,
      /too many concurrent requests/,
    ],
    code: "ThrottlingException",
  },
  {
    cause: "rpm-quota",
    says: [/too many ?requests/, /rate exceeded/],
    code: "ThrottlingException",
    confidence: "medium",
    symptom: true,
  },
];
