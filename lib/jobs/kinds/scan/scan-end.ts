import type { ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import type { CallStats } from "@/lib/services/ports/read-aws";

/** How a scan ended. `error` is what broke it, a bug or the store, where it failed. */
export type ScanEnd = {
  scanId: string;
  outcome: ScanOutcome;
  complete: boolean;
  stats: CallStats;
  durationMs: number;
  error: unknown;
};
