import { problem, respond } from "@/app/api/respond";
import { wouldReach } from "@/lib/services/access/would-reach";

const WHO_MAX = 320;

/** What somebody would see whose e-mail or group `who` is. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) => {
    const who = new URL(request.url).searchParams.get("who")?.trim() ?? "";
    if (who === "" || who.length > WHO_MAX) return problem(400, "who is an e-mail or a group.");
    return Response.json(await wouldReach(ctx, { who }), { headers: { "Cache-Control": "no-store" } });
  });
}
