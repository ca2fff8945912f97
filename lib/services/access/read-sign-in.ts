import { NOBODY_WHYS } from "@/lib/domain/access/nobody";
import { returnPath } from "@/lib/domain/access/return-path";
import { SIGN_IN_FAULTS } from "@/lib/domain/access/sign-in-fault";
import type { RefusedPerson, SignInView, SignInWay } from "@/lib/domain/access/sign-in-view";
import { auth } from "@/lib/routes";
import type { AccessContext } from "@/lib/services/context";
import { lookAtLink } from "./links";
import { readAssertion } from "./read-assertion";
import { readRefusal } from "./refusal";

export type AskedSignIn = {
  to: string | null;
  why: string | null;
  link: string | null;
  /** The secret of this browser's cookie of the way in. */
  signIn: string | null;
  assertion: string | null;
};

/** What the page of the way in shows. Nothing of what is behind it. */
export async function readSignIn(ctx: AccessContext, asked: AskedSignIn): Promise<SignInView> {
  const { identity } = ctx;
  const to = returnPath(asked.to);
  const why = whyOf(asked.why);
  const refused = why?.code === "no-grant" ? await refusedPerson(ctx, asked) : null;
  const link = asked.link === null ? null : await lookAtLink(ctx, asked.link);
  return {
    address: new URL(identity.publicUrl).host,
    way: wayOf(ctx, to),
    to,
    why,
    refused,
    signOutAt: refused && identity.provider ? await identity.provider.endAddress() : null,
    link: link && asked.link !== null ? { ...link, secret: asked.link } : null,
  };
}

function wayOf({ identity }: AccessContext, to: string): SignInWay {
  if (identity.provider)
    return {
      by: "provider",
      host: identity.provider.host,
      begin: auth.begin(to === "/" ? undefined : to),
    };
  return { by: identity.assertions ? "proxy" : "link" };
}

function whyOf(text: string | null): SignInView["why"] {
  const failed = SIGN_IN_FAULTS.find((code) => code === text);
  if (failed) return { of: "sign-in", code: failed };
  const nobody = NOBODY_WHYS.find((code) => code === text);
  return nobody ? { of: "request", code: nobody } : null;
}

/** From the provider by what was kept of the sign-in; from a proxy by what it asserts now. */
async function refusedPerson(
  ctx: AccessContext,
  { signIn, assertion }: AskedSignIn,
): Promise<RefusedPerson | null> {
  if (signIn !== null) return readRefusal(ctx, signIn);
  const read = assertion === null ? null : await readAssertion(ctx, assertion);
  if (!read?.ok) return null;
  const { name, groups, email } = read.value;
  return { name, groups, groupsTotal: groups.length, email, at: ctx.now() };
}
