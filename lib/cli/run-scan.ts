import { unlistedText } from "@/lib/domain/organisation/unlisted";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanEnd } from "@/lib/jobs/kinds/scan/scan-end";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { recordScan } from "@/lib/services/scans/control";
import type { CommandApp } from "./with-app";

/** `end` null: there was nobody to ask. `why`: not all that was meant was read, and what stood in the way; null: all was. */
export type Ran = { end: ScanEnd | null; why: string | null };

/** Scans for a command to its end, which Ctrl-C brings early; that it began, and that it was cancelled, is on record. */
export async function runScan(
  { ctx, scanner }: Pick<CommandApp, "ctx" | "scanner">,
  scope: ScanScope,
): Promise<Ran> {
  const unlisted = scope.accounts === null ? unlistedHere(ctx) : null;
  if (unlisted !== null && ctx.accounts().length === 0) return { end: null, why: unlisted };
  await recordScan(ctx, { scope, scanId: null });
  const cancel = () => void scanner.cancelAll();
  process.once("SIGINT", cancel);
  const end = await scanner
    .run("command", scope)
    .finally(() => process.removeListener("SIGINT", cancel));
  if (end.complete) return { end, why: unlisted };
  await recordBefore(ctx, { what: "scan.cancelled", on: { subject: end.scanId } });
  return { end, why: "The scan was cancelled before its end." };
}

/** Why not all accounts are known here; null: they are, or no organization is configured. */
export const unlistedHere = ({ organization }: Pick<Context, "organization">): string | null =>
  organization.settings() === null ? null : unlistedText(organization.roster());
