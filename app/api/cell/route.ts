import { problem, respond } from "@/app/api/respond";
import { CellQuery } from "@/lib/contracts/actions/cell-query";
import { readCell } from "@/lib/services/cells/cell-view";

/** One cell in full. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = CellQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!ref.success) return problem(400, "Give account, region and model.");
    const cell = await readCell(ctx, ref.data);
    return cell.ok
      ? Response.json(cell.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, cell.error.message);
  });
}
