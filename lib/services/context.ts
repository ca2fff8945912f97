import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { AccountRef, AwsPort } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";

/** What a scan is limited to; null means all. `focus` is asked first. */
export type ScanScope = {
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
};

export type ScanControl = {
  /** Starts a scan, or joins the one that runs. */
  start(trigger: "schedule" | "action" | "start", scope: ScanScope): { scanId: string };
  cancel(): boolean;
  progress(): ScanProgress | null;
  /** Accounts by id or key (null: not told), region and model the eye is on: asked first. */
  look(at: {
    accounts: readonly string[] | null;
    region: string | null;
    modelId: string | null;
  }): void;
};

/** Everything a verb may use. `now` is AWS's clock, as far as it was measured. */
export type Context = {
  now(): EpochMs;
  settings(): Settings;
  accounts(): readonly AccountRef[];
  aws: AwsPort;
  stores: Stores;
  scans: ScanControl;
  log: Log;
};

/** What verbs that start no scan need, and the scanner itself. */
export type ScanContext = Omit<Context, "scans">;
