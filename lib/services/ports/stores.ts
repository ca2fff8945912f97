import type { WatchKey } from "@/lib/domain/agreement/watch";
import type { AccountFacts, AccountPatch, RegionFacts } from "@/lib/domain/facts/facts";
import type { Partition } from "@/lib/domain/region";
import type { Result } from "@/lib/domain/result";
import type { ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import type { EpochMs } from "@/lib/domain/time";
import type { AuditLog, AuditReader } from "./audit";
import type { ColumnStore } from "./columns";
import type { HistoryStore, LineHistoryStore } from "./history";
import type { JobStore } from "./jobs";
import type { PaceMemory } from "./pace";
import type { SessionStore, SignInStore, TokenStore } from "./people";
import type { ProofStore } from "./proofs";
import type { CallStats } from "./read-aws";
import type { StoreAbout, StoreCopy } from "./store-about";

export type StoredAccount = {
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  facts: AccountFacts;
  updatedAt: EpochMs;
  /** A number of its own for each write of it, also of one that changed nothing it says. */
  version: number;
};

/** What one visit learnt of an account, under the key of its configuration. */
export type AccountUpdate = Pick<StoredAccount, "key" | "name" | "updatedAt"> & {
  patch: AccountPatch;
};
export type StoredRegion = {
  /** Account id, or the account's key while its id is not known. */
  account: string;
  region: string;
  facts: RegionFacts;
  attemptedAt: EpochMs;
  readAt: EpochMs | null;
};

/**
 * Facts as AWS gave them. A merge keeps, per reading, the newer one, and never loses a good value to a failure. Equal
 * lists of several regions come as the very same list.
 */
export type FactsStore = {
  accounts(): Promise<readonly StoredAccount[]>;
  regions(account: string): Promise<readonly StoredRegion[]>;
  region(account: string, region: string): Promise<StoredRegion | null>;
  mergeAccount(update: AccountUpdate): Promise<StoredAccount>;
  /** Gives the row as it stands then. */
  mergeRegion(row: StoredRegion): Promise<StoredRegion>;
  /** Removes accounts and regions that nobody tried to read since `before`, and all of them; gives how many regions. */
  forget(before: EpochMs): Promise<number>;
  /** Removes lists that no region has any more; returns how many. */
  forgetLists(): Promise<number>;
  /** Changes with every write; part of the ETag. */
  version(): Promise<string>;
  /** Like `version`, of each row of an account (null: of all): lets a reader skip what did not change. */
  regionVersions(
    account: string | null,
  ): Promise<readonly { account: string; region: string; version: number }[]>;
};

export type ScanRow = {
  scanId: string;
  startedAt: EpochMs;
  finishedAt: EpochMs | null;
  /** Null while it runs, or where its process ended first. */
  outcome: ScanOutcome | null;
  /** Why it failed, in words; null: it did not, or was of a version that kept no words. */
  problem: string | null;
  /** `all`, or what it was limited to. */
  scope: string;
  trigger: "start" | "schedule" | "action" | "command";
  stats: CallStats | null;
};
export type ScanEnd = {
  finishedAt: EpochMs;
  outcome: ScanOutcome;
  problem: string | null;
  stats: CallStats | null;
};

/** Scans stand in the order in which they began and ended, which rests on nobody's clock. */
export type ScanStore = {
  start(row: Omit<ScanRow, "finishedAt" | "outcome" | "problem" | "stats">): Promise<void>;
  /** Closes the record; one that is closed stays as it is. */
  finish(scanId: string, end: ScanEnd): Promise<void>;
  /** The complete scan of everything that ended last; one that ended in `now`'s future counts as the oldest. */
  lastComplete(now: EpochMs): Promise<ScanRow | null>;
  /** The scan of everything that began last, however it ended. */
  lastAttempt(): Promise<ScanRow | null>;
  /** How many scans of everything failed since one that did not; those that have not ended do not count. */
  failuresInARow(): Promise<number>;
  /** Newest first. */
  recent(limit: number): Promise<readonly ScanRow[]>;
  get(scanId: string): Promise<ScanRow | null>;
  /** When the last complete scan of everything had ended by a time; null where none is kept. */
  completeBy(at: EpochMs): Promise<EpochMs | null>;
  /** The ids of those that have not ended. */
  open(): Promise<readonly string[]>;
  /** Removes scans that began before `before`, but never the newest attempt nor the newest complete one of everything. */
  prune(before: EpochMs): Promise<number>;
};

/** Which of two readings is newer is told by the round in which it was asked for. */
export type AttemptStore = {
  /** A number greater than every one given before, to any process. */
  nextRound(): Promise<number>;
};

/** One watch as JSON, and beside it what it is looked for by. `rev` guards against lost updates. */
export type StoredWatch = WatchKey & {
  rev: number;
  /** That of its newest attempt. */
  state: string;
  /** Any answer about its model may change it; an ended one waits for PENDING alone. */
  listens: boolean;
  /** Null when nothing is in flight. */
  nextPollAt: EpochMs | null;
  updatedAt: EpochMs;
  body: string;
};

export type WatchStore = {
  /** As it is kept, for who writes it anew: what may be shown comes by `list`. */
  get(key: WatchKey): Promise<StoredWatch | null>;
  /** Those of an account that listen, and those of the models named; as they are kept. */
  of(account: string, modelIds: readonly string[]): Promise<readonly StoredWatch[]>;
  /** Those whose next poll has come, soonest first, and those that were written in `now`'s future. */
  due(now: EpochMs, limit: number): Promise<readonly StoredWatch[]>;
  /** When the next polls come, soonest first. */
  upcoming(limit: number): Promise<readonly (WatchKey & { nextPollAt: EpochMs })[]>;
  /** Those in flight, and the ended ones that were written since; null: all. */
  list(filter: { endedSince: EpochMs | null }): Promise<readonly StoredWatch[]>;
  /** The accounts that have one in flight. */
  accountsInFlight(): Promise<readonly string[]>;
  /** Writes only if the stored rev is `expectedRev` (0: not there yet). False: someone else wrote first. */
  put(watch: Omit<StoredWatch, "rev">, expectedRev: number): Promise<boolean>;
  /** Removes ended ones that were last written before `before`. */
  prune(before: EpochMs): Promise<number>;
};

/** How telling one notice goes. `noticeAt` is when there was something to tell. `rev` guards against lost updates. */
export type StoredDelivery = {
  id: string;
  rev: number;
  state: "waiting" | "done" | "given-up";
  attempts: number;
  noticeAt: EpochMs;
  nextTryAt: EpochMs;
  lastTryAt: EpochMs | null;
  updatedAt: EpochMs;
  problem: string | null;
};

export type DeliveryStore = {
  of(ids: readonly string[]): Promise<readonly StoredDelivery[]>;
  waiting(): Promise<readonly StoredDelivery[]>;
  /** The one that was tried last, if that was not before `since`. */
  lastTried(since: EpochMs): Promise<StoredDelivery | null>;
  /** Writes only if the stored rev is `expectedRev` (0: not there yet). False: someone else wrote first. */
  put(delivery: Omit<StoredDelivery, "rev">, expectedRev: number): Promise<boolean>;
  /** Removes those that were last written before `before`. */
  prune(before: EpochMs): Promise<number>;
};

/** One JSON document by kind and id: sign-offs. `rev` guards against lost updates. */
export type StoredDoc = { kind: string; id: string; rev: number; updatedAt: EpochMs; body: string };

export type DocStore = {
  list(kind: string): Promise<readonly StoredDoc[]>;
  get(kind: string, id: string): Promise<StoredDoc | null>;
  /** Writes only if the stored rev is `expectedRev` (0: not there yet). False: someone else wrote first. */
  put(doc: Omit<StoredDoc, "rev">, expectedRev: number): Promise<boolean>;
};

/** One act as JSON, and beside it what it is looked for by. `rev` guards against lost updates. */
export type StoredAct = {
  id: string;
  rev: number;
  account: string;
  kind: string;
  /** What no two unfinished acts share; null: it has ended. */
  lock: string | null;
  /** When something is to be done about it though nobody asks; null: never. */
  nextLookAt: EpochMs | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  body: string;
};

export type ActStore = {
  /** As it is kept, for who writes it anew: what may be shown comes by `list`. */
  get(id: string): Promise<StoredAct | null>;
  /** The unfinished one that has a lock; as it is kept. */
  holding(lock: string): Promise<StoredAct | null>;
  /** The unfinished ones, and the ended ones that were written since; newest first. */
  list(filter: { endedSince: EpochMs }): Promise<readonly StoredAct[]>;
  /** Those whose next look has come, soonest first, and those that were written in `now`'s future. */
  due(now: EpochMs, limit: number): Promise<readonly StoredAct[]>;
  /** When the next look comes; those in `passed` do not count. */
  nextLookAt(passed: readonly string[]): Promise<EpochMs | null>;
  /**
   * Writes only if the stored rev is `expectedRev` (0: not there yet) and no other unfinished act has its lock. False:
   * someone else wrote first.
   */
  put(act: Omit<StoredAct, "rev">, expectedRev: number): Promise<boolean>;
  /** Removes ended ones that were last written before `before`. */
  prune(before: EpochMs): Promise<number>;
};

/** Name of what a store throws when it does not work; the message says what, where and what to do. */
export const STORE_ERROR = "StoreError";

export const isStoreError = (error: unknown): error is Error & { name: typeof STORE_ERROR } =>
  error instanceof Error && error.name === STORE_ERROR;

/** What may be written within a transaction or out of one. */
export type DataStores = {
  facts: FactsStore;
  columns: ColumnStore;
  history: HistoryStore;
  lineHistory: LineHistoryStore;
  scans: ScanStore;
  attempts: AttemptStore;
  pace: PaceMemory;
  jobs: JobStore;
  watches: WatchStore;
  deliveries: DeliveryStore;
  docs: DocStore;
  acts: ActStore;
  proofs: ProofStore;
  sessions: SessionStore;
  signIns: SignInStore;
  tokens: TokenStore;
};

/** All that may be read and written as one; the record is added to nowhere else. */
export type StoresInTransaction = DataStores & { audit: AuditLog };

/** Whether the store can be written. `message` says what, where and what to do; it may name a path or an address. */
export type StoreHealth =
  | { works: true }
  | { works: false; since: EpochMs; kind: string; message: string };

export type Stores = DataStores & {
  audit: AuditReader;
  /** What the store is, where, and how much room it takes. */
  about(): Promise<StoreAbout>;
  /** Writes all of it, as it is at one moment, into a new file; the error says why that did not go, and what to do. */
  copyTo(file: string): Promise<Result<StoreCopy, { message: string }>>;
  /**
   * One transaction over all that `run` does with the stores it is given: all of it is kept, or none when it throws.
   * `run` may be run again, so it changes nothing else, awaits nothing but these stores, and never asks the network.
   */
  transaction<T>(run: (stores: StoresInTransaction) => Promise<T>): Promise<T>;
  /** Whether a write works, told within a second whatever hangs. */
  health(): Promise<StoreHealth>;
  /** What the last write or look told, without another. */
  lastHealth(): StoreHealth;
  /** Waits for what is under way, a few seconds at most, and takes no more. */
  close(): Promise<void>;
};
