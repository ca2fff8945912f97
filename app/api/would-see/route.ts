import { problem, respond } from "@/app/api/respond";
import { WouldSeeInput, wouldSee } from "@/lib/services/access/would-see";

/** What somebody of a group (`group`, may come again) or with an address (`email`) would see. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) => {
    const query = new URL(request.url).searchParams;
    const asked = { groups: query.getAll("group"), email: query.get("email") };
    const input = WouldSeeInput.safeParse(asked);
    if (!input.success) return problem(400, "Give group or email, at most 320 characters each.");
    return Response.json(await wouldSee(ctx, input.data), {
      headers: { "Cache-Control": "no-store" },
    });
  });
}
