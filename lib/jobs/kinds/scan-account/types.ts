import type { Needs } from "@/lib/domain/facts/needs";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ConcurrencyPool } from "@/lib/jobs/concurrency-pool";
import type { Entries } from "@/lib/services/accounts/entries";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type { Focus, ScannedRegion } from "./focus";
import type { Waiting } from "./passes";
import type { Tally } from "./tally";

/** What it takes to read one account for a scan. */
export type ScanRun = Waiting & {
  /** Null: the account is read by itself, for no scan. */
  scanId: string | null;
  ctx: ScanContext;
  scope: ScanScope;
  /** What the models of the scope need to be told; more is not read. */
  needs: Needs;
  entries: Entries;
  signal: AbortSignal;
  tally: Tally;
  /** Keeps how far it is, so that whoever goes on begins at the rest. */
  mark: () => Promise<void>;
  focus: () => Focus;
  /** The regions of all accounts that are read side by side. */
  pool: ConcurrencyPool<ScannedRegion>;
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
