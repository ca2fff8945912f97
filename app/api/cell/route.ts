import { z } from "zod";
import { problem, respond } from "@/app/api/respond";
import { CellRefShape } from "@/lib/contracts/actions/check-cells";
import { ListedModel } from "@/lib/contracts/actions/parts";
import { readCell } from "@/lib/services/cells/cell-view";

const Query = z
  .object({
    account: CellRefShape.shape.account,
    region: CellRefShape.shape.region,
    model: ListedModel,
  })
  .transform(({ model, ...rest }) => ({ ...rest, modelId: model }));

/** One cell in full. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!ref.success) return problem(400, "Give account, region and model.");
    const cell = await readCell(ctx, ref.data);
    return cell.ok
      ? Response.json(cell.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, cell.error.message);
  });
}
