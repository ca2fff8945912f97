import { cookie, openly } from "@/app/auth/open";
import { cookieNames } from "@/app/brought";
import { routes } from "@/lib/routes";
import { signOut } from "@/lib/services/access/end-sessions";

/**
 * Ends this session, and says where the browser goes next: to the provider, whose own session would sign in again at the
 * next press. It is asked by fetch: after a form's post the page's policy forbids the way to the provider.
 */
export const POST = openly({}, async ({ ctx, session }) => {
  const { publicUrl } = ctx.identity;
  const provider = await signOut(ctx, session);
  const { session: name } = cookieNames(publicUrl);
  return Response.json(
    { goTo: provider ?? routes.signIn({ why: "sign-out" }) },
    {
      headers: {
        "Cache-Control": "no-store",
        "Clear-Site-Data": '"cache"',
        "Set-Cookie": cookie(name, { value: null, lastsMs: 0, publicUrl }),
      },
    },
  );
});
