import { goTo, openly } from "@/app/auth/open";
import { routes } from "@/lib/routes";

/** Where the provider sends the browser once its own session is over. */
export const GET = openly({}, async ({ ctx }) =>
  goTo(routes.signIn({ why: "sign-out" }), { publicUrl: ctx.identity.publicUrl }),
);
