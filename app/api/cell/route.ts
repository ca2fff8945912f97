import { problem, respond } from "@/app/api/respond";
import { readCell } from "@/lib/services/cells/cell-view";
import { cellRefOf } from "./cell-ref";

/** One cell in full. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = cellRefOf(request);
    if (ref === null) return problem(400, "Give account, region and model.");
    const cell = await readCell(ctx, ref);
    return cell.ok
      ? Response.json(cell.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, cell.error.message);
  });
}
