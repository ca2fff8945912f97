import { goTo, openly } from "@/app/auth/open";
import { routes } from "@/lib/routes";
import { enterByLink } from "@/lib/services/access/links";

const SECRET = /^[\w-]{43}$/;

/** Uses a link up. Only a press does: what previews a link to people opens it as well. */
export const POST = openly({}, async ({ ctx, request, session }) => {
  const { publicUrl } = ctx.identity;
  const given = (await request.formData()).get("link");
  const secret = typeof given === "string" && SECRET.test(given) ? given : "";
  const done = await enterByLink(ctx, { secret, before: session });
  if (!done.ok) {
    const link = secret === "" ? {} : { link: secret };
    return goTo(routes.signIn({ why: done.error.code, ...link }), { publicUrl });
  }
  return goTo(done.value.to, { publicUrl, session: done.value.secret, signIn: null });
});
