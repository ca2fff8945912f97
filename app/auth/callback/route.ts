import { goTo, openly, toRefusal } from "@/app/auth/open";
import { finishSignIn } from "@/lib/services/access/sign-in";

/** Where the provider sends the browser back to. */
export const GET = openly({ visited: true }, async ({ ctx, query, session, signIn }) => {
  const { publicUrl } = ctx.identity;
  const done = await finishSignIn(ctx, {
    search: query.toString(),
    secret: signIn,
    before: session,
  });
  if (!done.ok) return toRefusal(done.error, ctx);
  return goTo(done.value.to, { publicUrl, session: done.value.secret, signIn: null });
});
