import type { Caller } from "@/lib/domain/access/rights";
import type { Ground } from "@/lib/services/ground";
import type { MatrixReader } from "@/lib/services/matrix/snapshot";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { Installation } from "@/lib/services/ports/installation";
import type { Log } from "@/lib/services/ports/log";
import type { AskWebhook } from "@/lib/services/ports/notify";
import type { AwsPort } from "@/lib/services/ports/read-aws";
import type { ScanControl } from "@/lib/services/ports/scans";
import type { StoresInTransaction } from "@/lib/services/ports/stores";
import type { WorldReader } from "@/lib/services/world/world";

/** What a process has. */
export type Runtime = Ground & {
  /** What is wrong with the configuration as it is now, a line each; the last good one is in force. */
  configurationProblems(): readonly string[];
  aws: AwsPort;
  attempts: AttemptCounter;
  world: WorldReader;
  matrix: MatrixReader;
  scans: ScanControl;
  log: Log;
  installation: Installation;
  /** Sends to the webhook that is configured now. */
  askWebhook: AskWebhook;
};

/** Everything a verb may use: what the process has, who asks, and the request it is asked in. */
export type Context = Runtime & { caller: Caller; requestId: string };

/** What verbs that start no scan and show no page need, and the scanner itself. */
export type ScanContext = Omit<Context, "scans" | "matrix">;

/** What it takes to read the judged world. */
export type WorldContext = Ground & Pick<Runtime, "world">;

/** What it takes to change the store, within a transaction or out of one. */
export type StoreContext = Pick<Runtime, "now" | "log"> & { stores: StoresInTransaction };
