import type { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import type { Reading } from "@/lib/domain/facts/facts";
import { type PrincipalRef, readPrincipal } from "@/lib/domain/principal/arn";
import type { PrincipalCheck } from "@/lib/domain/principal/check";
import { NOT_SEEN } from "@/lib/domain/principal/standing";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { checkRoute } from "./check-route";
import { accountNotKnown, cellNotKnown, regionsNotRead } from "./not-known";
import { routesToCheck } from "./routes-to-check";

const WITHIN_MS = 60 * SECOND_MS;
/** AWS takes few of these questions a second, and each route is several. */
export const ROUTES_MAX = 60;

export type PrincipalRefusal = {
  code: "OFF" | "BAD_PRINCIPAL" | "UNKNOWN_ACCOUNT" | "NOTHING_TO_CHECK" | "TOO_MANY" | "NOT_READ";
  message: string;
};

const OFF =
  "Checking principals is off. Write principals: { enabled: true } into the configuration file, and allow the read role iam:SimulatePrincipalPolicy and iam:GetContextKeysForPrincipalPolicy: bedrock-readiness policy --with principals prints both.";
const PATH_LOST =
  "It was given as a session, whose ARN does not hold the role's path. If the role has one, give the role's own ARN.";

/**
 * What AWS's simulator says of a role's or user's own policies, for the routes of a model, or of all that is ready. Asks
 * AWS, keeps nothing, and is never part of a verdict.
 */
export async function checkPrincipal(
  ctx: Context,
  asked: CheckPrincipalInput,
): Promise<Result<PrincipalCheck, PrincipalRefusal>> {
  if (!ctx.settings().checkPrincipals) return err({ code: "OFF", message: OFF });
  const read = readPrincipal(asked.principal);
  if (!read.ok) return err({ code: "BAD_PRINCIPAL", message: read.error });
  const principal = read.value;
  const world = await ctx.world.readOne(asked.account);
  const [account] = world.accounts;
  if (!account) return err({ code: "UNKNOWN_ACCOUNT", message: "No such account is configured." });
  if (account.accountId !== null && account.accountId !== principal.accountId)
    return err({
      code: "BAD_PRINCIPAL",
      message: `The principal is of account ${principal.accountId}, and ${asked.account} is another one.`,
    });
  const notKnown = accountNotKnown(account);
  if (notKnown !== null) return err(notRead(notKnown));
  const routes = routesToCheck(world, account, asked);
  const unread = regionsNotRead(account, asked);
  if (routes.length === 0) {
    const why = unread[0] ?? cellNotKnown(account, asked);
    return err(why ? notRead(why) : { code: "NOTHING_TO_CHECK", message: nothing(asked) });
  }
  if (routes.length > ROUTES_MAX)
    return err({
      code: "TOO_MANY",
      message: `These are ${routes.length} routes, and at most ${ROUTES_MAX} are checked at once. Name a model or a Region.`,
    });
  const reader = ctx.aws.readerFor(account.ref, { expect: principal.accountId, urgent: true });
  const signal = AbortSignal.timeout(WITHIN_MS);
  const ask = { principal: principal.arn, partition: principal.partition };
  const keys = await reader.contextKeys(ask, signal);
  if (keys.status !== "read") return err(notRead(whyNoKeys(keys, principal)));
  return ok({
    principal: principal.arn,
    account: account.key,
    accountName: account.name,
    at: ctx.now(),
    notSeen: NOT_SEEN,
    notes: principal.pathLost ? [PATH_LOST] : [],
    unread,
    contextKeys: keys.value,
    routes: await Promise.all(
      routes.map((route) => checkRoute(route, { reader, signal, ask, keys: keys.value })),
    ),
  });
}

function nothing({ model, region }: CheckPrincipalInput): string {
  const where = region === null ? "" : ` in ${region}`;
  return model === null
    ? `Nothing is ready${where}, so there is no call to check. Name a model to check it all the same.`
    : `No route leads to ${model}${where}, as far as it was read.`;
}

const notRead = (why: string): PrincipalRefusal => ({
  code: "NOT_READ",
  message: `Nothing was checked. ${why}`,
});

function whyNoKeys(keys: Exclude<Reading<unknown>, { status: "read" }>, principal: PrincipalRef) {
  const why = keys.status === "failed" ? keys.fault.message : "There was no answer in time.";
  return `${why}${principal.pathLost ? ` ${PATH_LOST}` : ""}`;
}
