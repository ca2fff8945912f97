import type { ReachView } from "@/lib/contracts/people";
import { grantLine } from "@/lib/domain/access/grant-line";
import { letsIn } from "@/lib/domain/access/grants";
import { mayOn, maySomewhere, reachOf, roleOn } from "@/lib/domain/access/reach";
import { type Asserted, RIGHTS } from "@/lib/domain/access/rights";
import { accountLabel } from "@/lib/domain/account-label";
import type { Context } from "@/lib/services/context";
import { liveSessions } from "./list-people";

/** What somebody would see whose e-mail or group this is. Of somebody who is signed in, the groups they were sent with count. */
export async function wouldReach(ctx: Context, { who }: { who: string }): Promise<ReachView> {
  const { grants } = ctx.settings();
  const isEmail = who.includes("@");
  const known = isEmail
    ? (await liveSessions(ctx)).find(({ email }) => email?.toLowerCase() === who.toLowerCase())
    : undefined;
  const person: Asserted = {
    kind: "user",
    known: "oidc",
    issuer: "",
    subject: who,
    name: who,
    email: isEmail ? who : null,
    groups: isEmail ? (known?.groups ?? []) : [who],
  };
  const reach = reachOf(person, grants);
  const accounts = ctx.accounts().map((account) => ({
    label: accountLabel(account),
    role: roleOn(reach, account),
    rights: RIGHTS.filter((right) => mayOn(reach, right, account)),
  }));
  return {
    who,
    accounts,
    lines: grants.filter((grant) => letsIn(grant, person)).map(grantLine),
    nowhere: RIGHTS.filter((right) => !maySomewhere(reach, right)),
    groupsOf: known ? { name: known.name, since: known.createdAt } : null,
  };
}
