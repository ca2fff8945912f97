import { codeOfName, isWrapper } from "./wire-codes";

const NAMED = [
  /An error occurred \((\w{3,80})\)/g,
  /<Code>(\w{3,80})<\/Code>/g,
  /\b([A-Za-z]\w{2,70}(?:Exception|Error|Failure|Fault))(?![A-Za-z0-9(]*\.[A-Za-z])/g,
  /\b(AccessDenied|Throttling|ExpiredToken|InvalidClientTokenId|IncompleteSignature|InvalidAction|NotAuthorized|RequestExpired|RequestTimeTooSkewed|ServiceUnavailable|ResourceNotFound|SignatureDoesNotMatch|InvalidAccessKeyId|TooManyRequests|RegionDisabled|FTUFormNotFilled|MPAgreement\w{4,16}|UnauthorizedOperation|ProfileNotFound|NoCredentialProviders)\b/g,
  /\b(overloaded_error|rate_limit_error|invalid_api_key|access_denied|authentication_error|not_found_error|permission_error|invalid_request_error|api_error)\b/g,
] as const;

const NAMES_MAX = 60;

/** Exception names in a text as they came; those that are AWS's own first, wrappers last, unknown ones at the end. */
export function exceptionNames(text: string): readonly string[] {
  const found: string[] = [];
  for (const pattern of NAMED) {
    for (const match of text.matchAll(pattern)) {
      if (match[1] && !found.includes(match[1])) found.push(match[1]);
      if (found.length >= NAMES_MAX) break;
    }
  }
  return found
    .map((name, at) => ({ name, at, rank: rank(name) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ name }) => name);
}

function rank(name: string): number {
  if (codeOfName(name) === null) return 2;
  return isWrapper(name) ? 1 : 0;
}
