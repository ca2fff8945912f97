import { clip } from "./fold";

const SHOWN_LIMIT = 4_000;

const REDACTIONS: readonly [RegExp, string][] = [
  [
    /(arn:aws[a-z-]{0,12}:sts::)[^:\s]{0,64}:(assumed-role|federated-user)\/[^\s"'<>,;)]{1,512}/gi,
    "$1…:$2/…",
  ],
  [
    /(arn:aws[a-z-]{0,12}:iam::)[^:\s]{0,64}:(user|role|group|mfa)\/[^\s"'<>,;)]{1,512}/gi,
    "$1…:$2/…",
  ],
  [/(arn:aws[a-z-]{0,12}:iam::)[^:\s]{0,64}:root\b/gi, "$1…:root"],
  [
    /\b(?:https?:\/\/[^\s"'<>?]{1,2048})\?[^\s"'<>]{0,64}(?:X-Amz-|Signature=|AWSAccessKeyId=|Expires=)[^\s"'<>]{0,4096}/gi,
    "(presigned address)",
  ],
  [/\b(?:AKIA|ASIA|AIDA|AROA|ABSK|ANPA|AGPA)[A-Z0-9]{12,128}\b/g, "(key id)"],
  [/\b(?:bedrock-api-key-|ABSK)[A-Za-z0-9+/=_-]{8,8192}/g, "(api key)"],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,8192}/gi, "$1 (token)"],
  [/\b(?:eyJ[A-Za-z0-9_-]{8,4096})\.[A-Za-z0-9_-]{4,8192}(?:\.[A-Za-z0-9_-]{0,4096})?/g, "(token)"],
  [/\b(?:FwoG|IQoJ|FQoG)[A-Za-z0-9+/=]{16,8192}/g, "(token)"],
  [
    /\b((?:aws_?)?(?:secret_?(?:access_?)?key|session_?token|security_?token|offer_?token|registration_?token|access_?token|refresh_?token|client_?secret|password|api_?key)|x-amz-security-token)(["']?\s{0,4}[:=]\s{0,4}["']?)(?!\()[^\s"',;&)}]{6,8192}/gi,
    "$1$2(hidden)",
  ],
  [/\b(Credential=|Signature=)[A-Za-z0-9/_+=-]{8,512}/g, "$1(hidden)"],
  [/[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}/g, "(e-mail)"],
];

/**
 * A message as it may be shown, stored and logged: caller ARNs, e-mail addresses, key ids, tokens and
 * presigned addresses are taken out; action, model, resource and Region stay readable.
 */
export function sanitizeMessage(text: string): string {
  let out = clip(text, SHOWN_LIMIT * 2);
  for (const [secret, shown] of REDACTIONS) out = out.replace(secret, shown);
  return out.replace(/\s+/g, " ").trim().slice(0, SHOWN_LIMIT);
}
