import { goTo, openly, toRefusal } from "@/app/auth/open";
import { returnPath } from "@/lib/domain/access/return-path";
import { auth } from "@/lib/routes";
import { beginSignIn } from "@/lib/services/access/sign-in";

/** Says that the browser was sent to the right name already; a proxy may call us by another one. */
const SENT = "sent";

/**
 * Sends the browser to the provider. By the name under which it comes back: a cookie that is given to one name of this
 * machine is not sent to another.
 */
export const GET = openly({ visited: true }, async ({ ctx, request, query }) => {
  const { publicUrl } = ctx.identity;
  const to = returnPath(query.get("to"));
  const { host, origin } = new URL(publicUrl);
  if (request.headers.get("host") !== host && !query.has(SENT)) {
    const there = new URL(auth.begin(to), origin);
    there.searchParams.set(SENT, "1");
    return goTo(there.href, { publicUrl });
  }
  const begun = await beginSignIn(ctx, { to });
  if (!begun.ok) return toRefusal({ ...begun.error, to }, ctx);
  return goTo(begun.value.url, { publicUrl, signIn: begun.value.secret });
});
