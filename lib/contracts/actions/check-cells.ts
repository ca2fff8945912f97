import { z } from "zod";
import { Account, BaseModel, Region } from "./parts";

export const CellRefShape = z.object({
  account: Account,
  region: Region,
  modelId: BaseModel,
});

/** One row and column of the matrix, over as many accounts as it stands for. */
const Target = CellRefShape.omit({ account: true }).extend({
  accounts: z.array(Account).min(1).max(5_000),
});

export const CheckCellsInput = z.object({ targets: z.array(Target).min(1).max(400) });
export type CheckCellsInput = z.infer<typeof CheckCellsInput>;
