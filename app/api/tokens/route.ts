import { respond } from "@/app/api/respond";
import { readTokens } from "@/lib/services/access/manage";

/** The tokens that open something now, without their text. */
export function GET(): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) =>
    Response.json(await readTokens(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
