import { z } from "zod";
import { Account, Region } from "./parts";

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html */
const MODEL_ID = /^[a-z0-9-]{1,63}\.[a-zA-Z0-9._:/-]{1,139}$/;

export const CellRefShape = z.object({
  account: Account,
  region: Region,
  modelId: z.string().max(140).regex(MODEL_ID),
});

/** One row and column of the matrix, over as many accounts as it stands for. */
const Target = CellRefShape.omit({ account: true }).extend({
  accounts: z.array(Account).min(1).max(5_000),
});

export const CheckCellsInput = z.object({ targets: z.array(Target).min(1).max(400) });
export type CheckCellsInput = z.infer<typeof CheckCellsInput>;
