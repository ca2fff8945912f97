/** One piece of work: what is to be done, for whom, and in which run (empty: in none). No two of a kind and key go on at once. */
export type JobKey = { kind: string; key: string; run: string };

export type NewJob = JobKey & {
  /** Milliseconds from now by the database's clock; less than 0: it was due already. A job of a run is due at once. */
  dueInMs: number;
  /** The higher goes first, whatever is due longer. */
  priority: number;
  /** The one holder that may claim it; null: whoever comes first. */
  only: string | null;
  body: string;
};

/** A job as its holder names it. Each claim raises the fence: of two who think they hold a job, the older one is refused. */
export type HeldJob = JobKey & { holder: string; fence: number };

export type ClaimedJob = HeldJob & {
  /** How often it was claimed since it last ended; more than 1: another holder left it half done. */
  claims: number;
  isCancelled: boolean;
  body: string;
};

export type StoredJob = JobKey &
  Pick<NewJob, "dueInMs" | "priority" | "only" | "body"> & {
    /** Null: nobody holds it, or who held it gave no sign for as long as a lease lasts. */
    holder: string | null;
    isCancelled: boolean;
    hasEnded: boolean;
  };

/**
 * How a job is let go. `ended`: it stays, done, for its run to be counted; `gone`: nothing stays of it; `again`: it is due
 * another time; `given-back`: another goes on with it at once.
 */
export type JobEnd =
  | { how: "ended"; body: string }
  | { how: "gone" }
  | { how: "again"; dueInMs: number; body: string }
  | { how: "given-back"; body: string };

export type JobCount = { kind: string; held: number; waiting: number };

/**
 * Work that any process of this store may do. Who claims a job holds it for as long as it renews its lease. All times are
 * told by the database's clock, so that no process's own matters. What ends without its holder is claimed by another:
 * everything is done at least once.
 */
export type JobStore = {
  /** Makes jobs, or makes them anew; what somebody holds stays held. */
  put(jobs: readonly NewJob[]): Promise<void>;
  /** Makes jobs that are not there yet. */
  ensure(jobs: readonly NewJob[]): Promise<void>;
  /**
   * Takes jobs that are due and that nobody holds, by priority and then by how long they are due; none whose kind and key
   * is held in another run. `isShared`: also those that anybody may claim.
   */
  claim(
    holder: string,
    at: { kinds: readonly string[]; isShared: boolean; max: number; ttlMs: number },
  ): Promise<readonly ClaimedJob[]>;
  /** Renews all at once and keeps what became of each. One that is missing in the answer is held by another, or gone. */
  renew(
    jobs: readonly (HeldJob & { body: string })[],
    ttlMs: number,
  ): Promise<readonly (JobKey & { isCancelled: boolean })[]>;
  /** False: somebody else holds it by now, and what was done counts for nothing. */
  finish(job: HeldJob, end: JobEnd): Promise<boolean>;
  /** Whether a holder still is the one. Within a transaction it stays so until that ends. */
  holds(job: HeldJob): Promise<boolean>;
  /** Asks the holders of a run's jobs to end; those that nobody holds have ended. */
  cancel(run: string): Promise<void>;
  /** Moves waiting jobs of these keys to a priority. */
  raise(at: { kind: string; keys: readonly string[]; priority: number }): Promise<void>;
  list(kinds: readonly string[]): Promise<readonly StoredJob[]>;
  /** Removes all jobs of a run. */
  removeRun(run: string): Promise<void>;
  /** Removes those of a kind that nobody holds; with `keys`, only theirs that are in no run. */
  removeIdle(kind: string, keys?: readonly string[]): Promise<void>;
  /** Of those that have not ended. */
  counts(): Promise<readonly JobCount[]>;
};
