import type { LookInput, StartScanInput } from "@/lib/contracts/actions/scan";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { ScanRefusal } from "@/lib/services/ports/scans";

/** Starts a scan; refused in words while another runs. */
export async function startScan(
  ctx: Context,
  scope: StartScanInput,
): Promise<Result<{ scanId: string }, ScanRefusal>> {
  return ctx.scans.start("action", scope);
}

/** Ends the scan that runs; what it read stays, and it counts as partial. Refused where it reads more than the caller may ask. */
export async function cancelScan(
  ctx: Context,
): Promise<Result<{ cancelled: boolean }, ScanRefusal>> {
  return ctx.scans.cancel();
}

/** Says what the eye is on, so that a running scan asks it first. */
export async function look(ctx: Context, at: LookInput): Promise<Result<null, never>> {
  ctx.scans.look(at);
  return ok(null);
}
