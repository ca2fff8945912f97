import type { LookInput, StartScanInput } from "@/lib/contracts/actions/scan";
import { ok, type Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";
import { type RecordContext, recordBefore, recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { ScanRefusal } from "@/lib/services/ports/scans";
import { answersTo, readNamed } from "@/lib/services/world/named";

/** Starts a scan, once that is on record; refused in words while another runs. */
export async function startScan(
  ctx: Context,
  scope: StartScanInput,
): Promise<Result<{ scanId: string }, ScanRefusal>> {
  const accounts = scope.accounts && (await keysFor(ctx, scope.accounts));
  return ctx.scans.start("action", { ...scope, accounts }, (scanId, begun) =>
    recordScan(ctx, { scope: begun, scanId }),
  );
}

/** The entries that somebody names; scans know accounts by key and id alone. */
async function keysFor(
  ctx: Pick<Context, "accounts" | "stores">,
  names: readonly string[],
): Promise<string[]> {
  const known = await readNamed(ctx);
  return names.map((name) => known.find((one) => answersTo(one, name))?.ref.key ?? name);
}

/**
 * Ends the scan that runs, and one that waits for its end, once each is on record; what was read stays, and it counts as
 * partial. Refused where they read more than the caller may ask; one that begins meanwhile goes on.
 */
export async function cancelScan(
  ctx: Context,
): Promise<Result<{ cancelled: boolean }, ScanRefusal>> {
  const running = ctx.scans.progress();
  if (!running) return ok({ cancelled: false });
  const judged = ctx.scans.cancellable();
  if (!judged.ok) {
    await recordBefore(ctx, {
      what: "scan.cancelled",
      outcome: "refused",
      on: { subject: running.scanId },
      said: judged.error.message,
    });
    return judged;
  }
  const scanIds = judged.value.map(({ scanId }) => scanId);
  await recorded(ctx, async () => ({
    value: null,
    notes: scanIds.map((subject) => ({ what: "scan.cancelled", on: { subject } }) as const),
  }));
  return ok({ cancelled: await ctx.scans.cancel(scanIds) });
}

/** Puts on record that somebody starts a scan; to be awaited before it begins. */
export function recordScan(
  ctx: RecordContext,
  { scope, scanId }: { scope: ScanScope; scanId: string | null },
): Promise<void> {
  const { accounts, regions, models } = scope;
  const [account] = accounts?.length === 1 ? accounts : [];
  return recordBefore(ctx, {
    what: "scan.started",
    on: { ...(account !== undefined && { account }), ...(scanId !== null && { subject: scanId }) },
    said: accounts || regions || models ? "" : "Everything.",
    details: {
      ...(accounts && { accounts: accounts.join(", ") }),
      ...(regions && { regions: regions.join(", ") }),
      ...(models && { models: models.join(", ") }),
    },
  });
}

/** Says what the eye is on, so that a running scan asks it first. */
export async function look(ctx: Context, at: LookInput): Promise<Result<null, never>> {
  ctx.scans.look(at);
  return ok(null);
}
