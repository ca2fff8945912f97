import { problem, respond } from "@/app/api/respond";
import { CellQuery } from "@/lib/contracts/actions/cell-query";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";

/** How a ready cell is called, by each open route. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = CellQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!ref.success) return problem(400, "Give account, region and model.");
    const view = await howToCall(ctx, ref.data);
    return view.ok
      ? Response.json(view.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, view.error.message);
  });
}
