/** What the record tells of, and nothing else. */
export const AUDIT_WHATS = [
  "sign-in.done",
  "sign-in.refused",
  "sign-in.ended",
  "invite.made",
  "grants.changed",
  "token.made",
  "token.ended",
  "token.refused",
  "scan.started",
  "scan.cancelled",
  "fix.said",
  "watch.dismissed",
  "watch.resumed",
  "region.signed",
  "act.asked",
  "act.declined",
  "act.previewed",
  "act.terms",
  "act.confirmed",
  "act.sent",
  "act.answered",
  "act.ended",
  "proof.previewed",
  "proof.confirmed",
  "proof.answered",
  "export.made",
  "store.restored",
  "webhook.tested",
  "record.verified",
  "record.shortened",
] as const;
export type AuditWhat = (typeof AUDIT_WHATS)[number];

export const AUDIT_OUTCOMES = ["done", "sent", "accepted", "refused", "failed", "unknown"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** `nobody` was not let in. */
export const AUDIT_WHO_KINDS = ["user", "token", "local", "command", "system", "nobody"] as const;
