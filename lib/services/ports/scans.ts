import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";

/** Why no scan was started, in words. */
export type ScanRefusal = { code: "SCAN_RUNS" | "ENDING"; message: string };

export type ScanControl = {
  /**
   * Starts a scan, as soon as one that was cancelled has ended; refused while another runs. `before` is done first: where
   * it throws no scan begins, and this throws the same.
   */
  start(
    trigger: "schedule" | "action" | "start",
    scope: ScanScope,
    before: (scanId: string) => Promise<void>,
  ): Promise<Result<{ scanId: string }, ScanRefusal>>;
  /** Cancels the scan that runs; false where none does. */
  cancel(): boolean;
  progress(): ScanProgress | null;
  /** Accounts by id or key (null: not told), region and model the eye is on: asked first. */
  look(at: {
    accounts: readonly string[] | null;
    region: string | null;
    modelId: string | null;
  }): void;
};
