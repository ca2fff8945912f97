import { z } from "zod";
import { CellRefShape } from "@/lib/contracts/actions/check-cells";
import { ListedModel } from "@/lib/contracts/actions/parts";
import type { CellRef } from "@/lib/domain/cell-ref";

const Query = z
  .object({
    account: CellRefShape.shape.account,
    region: CellRefShape.shape.region,
    model: ListedModel,
  })
  .transform(({ model, ...rest }) => ({ ...rest, modelId: model }));

/** The cell that an address names as account, region and model; null: it names none. */
export function cellRefOf(request: Request): CellRef | null {
  const ref = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return ref.success ? ref.data : null;
}
