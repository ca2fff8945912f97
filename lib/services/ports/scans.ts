import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";

/** Why no scan was started or cancelled, in words. */
export type ScanRefusal = { code: "SCAN_RUNS" | "ENDING" | "NOT_YOURS"; message: string };

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
  /** Cancels the scan that runs, and one that waits for its end, in whichever process; false where none runs. */
  cancel(): Promise<boolean>;
  /** Why the caller may not cancel what runs and waits; null: they may. */
  cancelRefusal(): ScanRefusal | null;
  /** How far the running scan is, over the accounts whose entries these are, or over all; null where none runs. */
  progress(isCounted?: (key: string) => boolean): ScanProgress | null;
  /** What the running scan is limited to, and one that waits for its end. */
  scopes(): readonly ScanScope[];
  /** Accounts by id or key (null: not told), region and model the eye is on: asked first. */
  look(at: {
    accounts: readonly string[] | null;
    region: string | null;
    modelId: string | null;
  }): void;
};
