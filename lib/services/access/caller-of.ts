import type { Identity } from "@/lib/domain/access/claims";
import { maySomewhere, reachOf } from "@/lib/domain/access/reach";
import type { Asserted, Caller } from "@/lib/domain/access/rights";
import type { AccessContext } from "@/lib/services/context";
import type { StoredSession, StoredToken } from "@/lib/services/ports/people";

/** Who a session is of. */
export function callerOfSession(session: StoredSession): Caller {
  const { issuer, subject, name, email, groups, grant } = session;
  if (grant) return { kind: "user", known: "link", issuer: "link", subject, name, ...grant };
  return { kind: "user", known: "oidc", issuer, subject, name, email, groups };
}

export const callerOfToken = ({ id, name, grant }: StoredToken): Caller => ({
  kind: "token",
  id,
  name,
  ...grant,
});

/** Whom a provider or a proxy told of. */
export function assertedBy(known: Asserted["known"], identity: Identity): Asserted {
  const { issuer, subject, name, email, groups } = identity;
  return { kind: "user", known, issuer, subject, name, email, groups };
}

/** Whether any grant of now lets the caller see anything. */
export const hasEntry = ({ settings }: Pick<AccessContext, "settings">, caller: Caller): boolean =>
  maySomewhere(reachOf(caller, settings().grants), "read");
