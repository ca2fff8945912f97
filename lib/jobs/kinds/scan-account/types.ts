import type { Needs } from "@/lib/domain/facts/needs";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { EpochMs } from "@/lib/domain/time";
import type { ConcurrencyPool } from "@/lib/jobs/concurrency-pool";
import type { Entries } from "@/lib/jobs/kinds/scan/entries";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type { Focus, Place } from "./focus";
import type { Waiting } from "./passes";
import type { Tally } from "./tally";

export type ScanRun = Waiting & {
  scanId: string;
  startedAt: EpochMs;
  ctx: ScanContext;
  scope: ScanScope;
  /** What the models of the scope need to be told; more is not read. */
  needs: Needs;
  entries: Entries;
  signal: AbortSignal;
  tally: Tally;
  focus: () => Focus;
  /** The regions of all accounts that are read side by side. */
  pool: ConcurrencyPool<Place>;
  /** Ids that any list of any region gave before this scan. */
  listedBefore: Promise<ReadonlySet<string>>;
  /** Milliseconds by a clock that nothing turns. */
  uptimeMs: () => number;
};

export type AccountRun = {
  run: ScanRun;
  account: AccountRef;
  /** Whose credentials answer; null while that is not known. */
  accountId: string | null;
  reader: AccountReader;
  /** Its calls go before those of `reader` that wait. */
  urgent: AccountReader;
  /** Account id, or the account's key while its id is not known. */
  storeKey: string;
};
