import { z } from "zod";
import { ROLES } from "@/lib/domain/access/roles";
import type { LinkState } from "@/lib/domain/access/sign-in-view";
import { whoOf } from "@/lib/domain/audit/entry";
import { ok, type Result } from "@/lib/domain/result";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { recorded } from "@/lib/services/audit/record";
import type { AccessContext, Context } from "@/lib/services/context";
import type { CarriedGrant, StoredSignIn } from "@/lib/services/ports/people";
import { type SignInFault, signInFault } from "./fault";
import { grantDetails } from "./grant-details";
import { openByLink } from "./open-session";
import { recordRefusal } from "./record-refusal";
import type { SignedIn } from "./sign-in";
import { tooManyTries } from "./too-many-tries";

/** A link is good for so long, and once. */
export const LINK_MS = 15 * MINUTE_MS;

const LinkBody = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  accounts: z.array(z.string()).nullable(),
  madeBy: z.string(),
});

/** Makes a link for a person of this name; whoever opens it first within 15 minutes is signed in as them. */
export async function invite(
  ctx: Context,
  { name, grant }: { name: string; grant: CarriedGrant },
): Promise<{ secret: string; expiresAt: EpochMs }> {
  const { identity, now, caller } = ctx;
  const secret = identity.secrets.newSecret();
  const at = now();
  const expiresAt = at + LINK_MS;
  const body = JSON.stringify({ name, ...grant, madeBy: whoOf(caller).name });
  const id = identity.secrets.hashOf(secret);
  await recorded(ctx, async ({ signIns }) => {
    await signIns.add({ id, kind: "link", createdAt: at, expiresAt, body });
    return {
      value: undefined,
      notes: [{ what: "invite.made", details: grantDetails(name, grant) }],
    };
  });
  return { secret, expiresAt };
}

/** Looks at a link without using it up: what shows a link to people opens it too. */
export async function lookAtLink(ctx: AccessContext, secret: string): Promise<LinkState> {
  return stateOf(ctx, await ctx.stores.signIns.get(ctx.identity.secrets.hashOf(secret)));
}

/** Turns a link into a session. */
export async function enterByLink(
  ctx: AccessContext,
  { secret, before }: { secret: string; before: string | null },
): Promise<Result<SignedIn, SignInFault>> {
  const { door, stores, identity, address } = ctx;
  const until = door.limits.barred("failed", address);
  if (until !== null) return tooManyTries(ctx, { until, known: "link" });
  const id = identity.secrets.hashOf(secret);
  const link = stateOf(ctx, await stores.signIns.get(id));
  if (link.state === "good") {
    const { name, grant } = link;
    const opened = await openByLink(ctx, {
      link: id,
      session: {
        issuer: "link",
        subject: name,
        name,
        email: null,
        groups: [],
        sid: null,
        grant,
      },
      before,
    });
    if (opened !== null) return ok({ secret: opened, to: "/" });
  }
  door.limits.count("failed", address);
  const code = FAULT_OF[link.state];
  await recordRefusal(ctx, {
    what: "sign-in.refused",
    said: code,
    who: { id: null, name: "somebody", known: "link" },
  });
  return signInFault(code);
}

/** A good one that could not be used was used a moment ago. */
const FAULT_OF = {
  good: "link-used",
  used: "link-used",
  expired: "link-expired",
  unknown: "link-unknown",
} as const satisfies Record<LinkState["state"], string>;

function stateOf({ now }: AccessContext, kept: StoredSignIn | null): LinkState {
  if (kept?.kind !== "link") return { state: "unknown" };
  if (kept.usedAt !== null) return { state: "used", at: kept.usedAt };
  if (now() >= kept.expiresAt) return { state: "expired", at: kept.expiresAt };
  const { name, role, accounts } = LinkBody.parse(JSON.parse(kept.body));
  return { state: "good", name, grant: { role, accounts }, expiresAt: kept.expiresAt };
}
