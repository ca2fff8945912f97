import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";

/** Why no scan was started or cancelled, in words. */
export type ScanRefusal = { code: "SCAN_RUNS" | "ENDING" | "NOT_YOURS"; message: string };

/** A scan that runs, or one that waits for its end, and what it is limited to: everything where this version can't read that. */
export type OpenScan = { scanId: string; scope: ScanScope };

export type ScanControl = {
  /**
   * Starts a scan, as soon as one that was cancelled has ended; refused while another runs. `before` is done first: where
   * it throws no scan begins, and this throws the same.
   */
  start(
    trigger: "schedule" | "action" | "start",
    scope: ScanScope,
    before: (scanId: string, scope: ScanScope) => Promise<void>,
  ): Promise<Result<{ scanId: string }, ScanRefusal>>;
  /** What runs and what waits, where the caller may cancel all of it: to be named to `cancel`. */
  cancellable(): Result<readonly OpenScan[], ScanRefusal>;
  /** Cancels these scans alone, in whichever process, and none that began since they were looked up; false where none runs. */
  cancel(scanIds: readonly string[]): Promise<boolean>;
  /** How far the running scan is, over the accounts whose entries these are, or over all; null where none runs. */
  progress(isCounted?: (key: string) => boolean): ScanProgress | null;
  /** The scan that runs, and one that waits for its end. */
  running(): readonly OpenScan[];
  /** Accounts by id or key (null: not told), region and model the eye is on: asked first. */
  look(at: {
    accounts: readonly string[] | null;
    region: string | null;
    modelId: string | null;
  }): void;
};
