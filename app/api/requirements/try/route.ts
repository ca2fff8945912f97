import { problem, respond } from "@/app/api/respond";
import { TryQuery, tryRequirement } from "@/lib/services/requirements/try-requirement";

/** What a requirement that is not in the file would come to now. Nothing is kept, and AWS is not asked. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const { searchParams: asked } = new URL(request.url);
    const query = TryQuery.safeParse({
      model: asked.getAll("model"),
      region: asked.getAll("region"),
      account: asked.getAll("account"),
      route: asked.getAll("route"),
      within: asked.get("within"),
      tokens: asked.get("tokens") ?? "",
      load: asked.get("load") ?? "",
    });
    if (!query.success) return problem(400, "Not a requirement. Use model, region and account.");
    const view = await tryRequirement(ctx, query.data);
    if (!view.ok) return problem(400, view.error);
    return Response.json(view.value, { headers: { "Cache-Control": "no-store" } });
  });
}
