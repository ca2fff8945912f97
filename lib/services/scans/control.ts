import { z } from "zod";
import { partitionOf } from "@/lib/domain/region";
import { ok, type Result } from "@/lib/domain/result";
import { CellRefShape } from "@/lib/services/cells/check-input";
import type { Context } from "@/lib/services/context";

const names = z.array(z.string().min(1).max(200)).max(1_000).nullable();
const region = z.string().refine((text) => partitionOf(text) !== null);

export const StartScanInput = z.object({
  accounts: names,
  regions: z.array(region).max(100).nullable(),
  models: names,
});
export const NoInput = z.undefined();
export const LookInput = z.object({
  accounts: names,
  region: region.nullable(),
  modelId: CellRefShape.shape.modelId.nullable(),
});

/** Starts a scan, or joins the one that runs. */
export async function startScan(
  ctx: Context,
  scope: z.infer<typeof StartScanInput>,
): Promise<Result<{ scanId: string }, never>> {
  return ok(ctx.scans.start("action", scope));
}

/** Ends the scan that runs; what it read stays, and it counts as partial. */
export async function cancelScan(ctx: Context): Promise<Result<{ cancelled: boolean }, never>> {
  return ok({ cancelled: ctx.scans.cancel() });
}

/** Says what the eye is on, so that a running scan asks it first. */
export async function look(
  ctx: Context,
  at: z.infer<typeof LookInput>,
): Promise<Result<null, never>> {
  ctx.scans.look(at);
  return ok(null);
}
