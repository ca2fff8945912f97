import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import type { ScanEnd } from "@/lib/jobs/kinds/scan/scan-end";
import { recordBefore } from "@/lib/services/audit/record";
import { recordScan } from "@/lib/services/scans/control";
import type { CommandApp } from "./with-app";

/** Scans for a command to its end, which Ctrl-C brings early; that it began, and that it was cancelled, is on record. */
export async function runScan(
  { ctx, scanner }: Pick<CommandApp, "ctx" | "scanner">,
  scope: ScanScope,
): Promise<ScanEnd> {
  await recordScan(ctx, { scope, scanId: null });
  const cancel = () => void scanner.cancel();
  process.once("SIGINT", cancel);
  const end = await scanner
    .run("command", scope)
    .finally(() => process.removeListener("SIGINT", cancel));
  if (end.outcome === "cancelled")
    await recordBefore(ctx, { what: "scan.cancelled", on: { subject: end.scanId } });
  return end;
}

const ENDS = {
  complete: null,
  cancelled: "The scan was cancelled before its end.",
  failed: "The scan failed before its end; the log tells why.",
} as const satisfies Record<ScanOutcome, string | null>;

/** What a person is told of a scan that did not reach its end; null: it did. */
export const endText = ({ outcome }: Pick<ScanEnd, "outcome">): string | null => ENDS[outcome];
