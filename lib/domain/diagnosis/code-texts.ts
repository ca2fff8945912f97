import type { Code } from "@/lib/domain/codes";

/**
 * How AWS's own pages word a code without a reason, for texts that carry no exception name:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html
 */
const CODE_TEXTS: readonly [Code, RegExp][] = [
  ["MPAgreementPending", /agreement has not succeeded|pending after 15 min/],
  ["IncompleteSignature", /signature does not conform|signature does not include all/],
  [
    "InvalidAction",
    /(?:action|operation)(?: or operation)? requested is invalid|could not find operation/,
  ],
  [
    "RequestExpired",
    /no longer valid due to expired timestamp|more than 15 minutes (?:after|in the future)/,
  ],
  [
    "ThrottlingException",
    /exceeding the account quotas|denied due to request throttling|number of requests exceeds/,
  ],
  [
    "AccessDeniedException",
    /not have sufficient (?:access|permissions)|missing access permissions|\baccess ?denied\b/,
  ],
  [
    "AccessDeniedException",
    /アクセスが拒否|(?:許可|権限)が(?:ありません|必要)|(?:没有|缺少)[^。]{0,40}(?:权限|權限)|拒绝访问|存取遭拒|액세스[^.]{0,10}거부|권한이 없|zugriff verweigert|keine berechtigung|acc[eè]s refus[eé]|n'êtes pas autoris|acceso denegado|no tiene permiso|acesso negado|não tem permiss/,
  ],
  ["NotAuthorized", /do not have permission to perform this action|\bnot authorized\b/],
  [
    "ValidationError",
    /fails to satisfy the constraints|input validation failed|\bvalidation ?(?:error|exception)\b/,
  ],
  ["InternalFailure", /processing has failed due to a server error|server error/],
  ["ServiceUnavailable", /temporar(?:y|ily) (?:failure|unable)|isn't currently available/],
  ["ResourceNotFound", /resource (?:arn )?(?:could not be|was not) found/],
];

/** The code that a folded text words, or null. */
export function codeOfText(folded: string): Code | null {
  return CODE_TEXTS.find(([, wording]) => wording.test(folded))?.[0] ?? null;
}
