import type { AuditEntry } from "@/lib/domain/audit/entry";

/** Something that somebody did. */
export const anEntry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  what: "export.made",
  outcome: "done",
  who: { kind: "user", id: "https://sso.acme.example ana", name: "Ana Moreau", known: "oidc" },
  address: "10.4.3.11",
  requestId: "request-1",
  on: { account: "111122223333", subject: "matrix" },
  said: "CSV, 722 cells",
  details: { format: "csv", cells: 722 },
  ...changes,
});
