import type { Caller } from "@/lib/domain/access/rights";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { MatrixReader } from "@/lib/services/matrix/snapshot";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { Log } from "@/lib/services/ports/log";
import type { AccountRef, AwsPort } from "@/lib/services/ports/read-aws";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";
import type { WorldReader } from "@/lib/services/world/world";

/** Why no scan was started, in words. */
export type ScanRefusal = { code: "SCAN_RUNS" | "ENDING"; message: string };

export type ScanControl = {
  /** Starts a scan, as soon as one that was cancelled has ended; refused while another runs. */
  start(
    trigger: "schedule" | "action" | "start",
    scope: ScanScope,
  ): Result<{ scanId: string }, ScanRefusal>;
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

/** What a process has. `now` is AWS's clock, as far as it was measured. */
export type Runtime = {
  now(): EpochMs;
  settings(): Settings;
  accounts(): readonly AccountRef[];
  /** What is wrong with the configuration as it is now, a line each; the last good one is in force. */
  configurationProblems(): readonly string[];
  aws: AwsPort;
  attempts: AttemptCounter;
  stores: Stores;
  world: WorldReader;
  matrix: MatrixReader;
  scans: ScanControl;
  log: Log;
};

/** Everything a verb may use: what the process has, who asks, and the request it is asked in. */
export type Context = Runtime & { caller: Caller; requestId: string };

/** What verbs that start no scan and show no page need, and the scanner itself. */
export type ScanContext = Omit<Context, "scans" | "matrix">;

/** What it takes to read and judge what the store holds. */
export type Ground = Pick<Runtime, "now" | "settings" | "accounts" | "stores">;

/** What it takes to read the judged world. */
export type WorldContext = Ground & Pick<Runtime, "world">;

/** What it takes to change the store, within a transaction or out of one. */
export type StoreContext = Pick<Runtime, "now" | "log"> & { stores: StoresInTransaction };
