import { z } from "zod";
import { CellRefShape } from "./check-cells";
import { Account, Region } from "./parts";

const names = z.array(Account).max(1_000).nullable();

export const StartScanInput = z.object({
  accounts: names,
  regions: z.array(Region).max(100).nullable(),
  models: names,
});
export type StartScanInput = z.infer<typeof StartScanInput>;

export const NoInput = z.undefined();

export const LookInput = z.object({
  accounts: names,
  region: Region.nullable(),
  modelId: CellRefShape.shape.modelId.nullable(),
});
export type LookInput = z.infer<typeof LookInput>;
