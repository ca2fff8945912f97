import { z } from "zod";
import { CellRefShape } from "./check-cells";
import { Account } from "./parts";

/** Asks for the calls of a cell by all its routes. `image`: a model that makes images is meant to make one. */
export const PlanProofInput = CellRefShape.extend({ image: z.boolean() });
export type PlanProofInput = z.infer<typeof PlanProofInput>;

export const ConfirmProofInput = z.object({
  account: Account,
  id: z.uuid(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ConfirmProofInput = z.infer<typeof ConfirmProofInput>;
