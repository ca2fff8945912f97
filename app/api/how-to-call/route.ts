import { cellRefOf } from "@/app/api/cell/cell-ref";
import { problem, respond } from "@/app/api/respond";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";

/** How a ready cell is called, by each open route. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = cellRefOf(request);
    if (ref === null) return problem(400, "Give account, region and model.");
    const view = await howToCall(ctx, ref);
    return view.ok
      ? Response.json(view.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, view.error.message);
  });
}
