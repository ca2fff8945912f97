import { z } from "zod";
import { CellRefShape } from "./check-cells";
import { ListedModel } from "./parts";

/** A cell as addresses name it. */
export const CellQuery = z
  .object({
    account: CellRefShape.shape.account,
    region: CellRefShape.shape.region,
    model: ListedModel,
  })
  .transform(({ model, ...rest }) => ({ ...rest, modelId: model }));
