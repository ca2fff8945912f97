import type { PeopleView, SessionView } from "@/lib/contracts/people";
import { grantLine } from "@/lib/domain/access/grant-line";
import { type Grant, letsIn } from "@/lib/domain/access/grants";
import { highestRole, reachOf } from "@/lib/domain/access/reach";
import { IDLE_MS, WHOLE_MS } from "@/lib/domain/access/session-life";
import type { Context } from "@/lib/services/context";
import type { StoredSession } from "@/lib/services/ports/people";
import { callerOfSession } from "./caller-of";

/** Who is signed in now, by which grants; and the grants, each with whom it lets in. */
export async function listPeople(ctx: Context): Promise<PeopleView> {
  const { grants } = ctx.settings();
  const sessions = await liveSessions(ctx);
  return {
    serverNow: ctx.now(),
    accountsTotal: ctx.accounts().length,
    sessions: sessions.map((session) => viewOf(ctx, session)),
    grants: grants.map((grant) => ({
      ...lineOf(grant),
      whom: [...new Set(sessions.filter((one) => isLetIn(grant, one)).map(({ name }) => name))],
    })),
  };
}

/** Those whose clock has not run out. */
export const liveSessions = ({ stores, now }: Pick<Context, "stores" | "now">) =>
  stores.sessions.live({ createdAfter: now() - WHOLE_MS, seenAfter: now() - IDLE_MS });

const lineOf = (grant: Grant) => ({
  line: grantLine(grant),
  role: grant.role,
  accounts: grant.accounts === null ? null : [...grant.accounts],
});

const isLetIn = (grant: Grant, { grant: own, groups, email }: StoredSession): boolean =>
  own === null && letsIn(grant, { groups, email });

function viewOf(
  { settings, identity, caller, session: asking }: Context,
  session: StoredSession,
): SessionView {
  const { grants } = settings();
  const { id, issuer, subject, name, email, grant, createdAt, seenAt, address } = session;
  const own = grant && {
    line: "the link itself",
    role: grant.role,
    accounts: grant.accounts === null ? null : [...grant.accounts],
  };
  return {
    id,
    issuer,
    subject,
    name,
    email,
    role: highestRole(reachOf(callerOfSession(session), grants)),
    by: own ? "one-time link" : (identity.provider?.host ?? issuer),
    grants: own ? [own] : grants.filter((one) => isLetIn(one, session)).map(lineOf),
    since: createdAt,
    seenAt,
    address,
    here: id === asking,
    you: caller.kind === "user" && caller.issuer === issuer && caller.subject === subject,
  };
}
