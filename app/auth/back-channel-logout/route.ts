import { openly, plain } from "@/app/auth/open";
import { endByProvider } from "@/lib/services/access/end-sessions";

const BAD_REQUEST = 400;

/** The provider's server says which sessions are over: https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest */
export const POST = openly({ fromServer: true }, async ({ ctx, request }) => {
  const token = new URLSearchParams(await request.text()).get("logout_token") ?? "";
  const ended = await endByProvider(ctx, token);
  if (ended.ok)
    return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
  ctx.log.warn("a logout of the provider was not believed", ended.error);
  return plain(BAD_REQUEST, "This is no logout token of the provider.");
});
