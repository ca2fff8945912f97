import { needsOf } from "@/lib/domain/facts/needs";
import type { ScanScope } from "@/lib/domain/scan-scope";
import { retryInMs } from "@/lib/domain/sweep/run";
import {
  NEW_SWEEP,
  printSweep,
  readSweep,
  type Sweep,
  type SweepCounts,
} from "@/lib/domain/sweep/sweep";
import { SECOND_MS } from "@/lib/domain/time";
import type { ConcurrencyPool } from "@/lib/jobs/concurrency-pool";
import { fencedBy, isJobLost } from "@/lib/jobs/fenced";
import type { Holdings } from "@/lib/jobs/holdings";
import type { Focus, ScannedRegion } from "@/lib/jobs/kinds/scan-account/focus";
import type { Waiting } from "@/lib/jobs/kinds/scan-account/passes";
import { runAccount } from "@/lib/jobs/kinds/scan-account/run-account";
import { createTally } from "@/lib/jobs/kinds/scan-account/tally";
import type { Entries } from "@/lib/services/accounts/entries";
import type { ScanContext } from "@/lib/services/context";
import type { ClaimedJob, JobEnd } from "@/lib/services/ports/jobs";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { isStoreError } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { countCalls } from "./stats";

export type SweepMeans = Waiting & {
  /** Milliseconds by a clock that nothing turns. */
  uptimeMs: () => number;
  focus: () => Focus;
  /** The regions of all accounts that are read side by side. */
  pool: ConcurrencyPool<ScannedRegion>;
  holdings: Holdings;
  /** Brings back what was learnt of an account's pace. */
  learnPace: (account: string) => Promise<void>;
  /** By the clock of leases. */
  leaseSleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** What the sweeps of one scan have in common. */
export type SweepRun = {
  /** Null: the account is read by itself. */
  scanId: string | null;
  scope: ScanScope;
  entries: Entries;
  listedBefore: Promise<ReadonlySet<string>>;
};

/** What broke it; null: nothing did. `isLeft`: it is left to whichever process can go on with it. */
type SweepDone = { error: unknown; isLeft: boolean };

/** An account that this process reads now. */
export type LocalSweep = {
  run: string;
  key: string;
  counts(): SweepCounts;
  /** Whether no other process can have it by now. */
  isSure(): boolean;
  /** Ends it; what was read stays. */
  cancel(): void;
  /** Ends it here, for another process to go on with. */
  giveBack(): void;
  /** How it ended; never rejects. */
  done: Promise<SweepDone>;
};

/** Reads one account for whoever holds its job, tells how far it is, and lets the job go. */
export function startSweep(
  ctx: ScanContext,
  means: SweepMeans,
  { job, run }: { job: ClaimedJob; run: SweepRun },
): LocalSweep {
  const before = readSweep(job.body);
  const stopper = new AbortController();
  const tally = createTally(before.done);
  const counted = countCalls(ctx.aws);
  const state = { stop: job.isCancelled ? "cancelled" : null } as {
    stop: "cancelled" | "given-back" | "lost" | null;
    identity: Sweep["identity"];
  };
  state.identity = before.identity;

  function stop(why: "cancelled" | "given-back" | "lost"): void {
    state.stop ??= why;
    stopper.abort();
  }

  function standing(): Sweep {
    const own = counted.stats();
    const stats = {
      calls: before.stats.calls + own.calls,
      throttled: before.stats.throttled + own.throttled,
      retries: before.stats.retries + own.retries,
    };
    const { identity } = state;
    return { ...before, counts: tally.counts(), done: tally.doneRegions(), identity, stats };
  }

  async function read(): Promise<{ error: unknown }> {
    const account = await accountOf(ctx, job.key);
    if (!account && job.claims <= UNKNOWN_CLAIMS_MAX) stop("given-back");
    if (!account || state.stop) return { error: null };
    await means.learnPace(account.key);
    const { entries, scanId } = run;
    const part = { name: "scan", facts: { ...(scanId !== null && { scan: scanId }) } };
    return ctx.trace.part(part, () =>
      runAccount(
        {
          ...run,
          ...means,
          ctx: { ...ctx, aws: counted.aws, stores: fencedBy(ctx.stores, job, () => stop("lost")) },
          needs: needsOf(run.scope.models),
          signal: stopper.signal,
          tally,
          mark: () => keepMark(ctx, means.holdings, job),
          entries: {
            ...entries,
            tell(key, accountId) {
              if (key === job.key) state.identity = { accountId };
              entries.tell(key, accountId);
            },
          },
        },
        account,
      ),
    );
  }

  async function go(): Promise<SweepDone> {
    const { holdings } = means;
    holdings.add({
      job,
      body: () => printSweep(standing()),
      lost: () => stop("lost"),
      cancelled: () => stop("cancelled"),
    });
    const end = await read().catch((error: unknown) => ({ error }));
    run.entries.tell(job.key, state.identity?.accountId ?? null);
    if (goesOn(end.error, { job, sweep: before }))
      await means.leaseSleep(STORE_REST_MS * 2 ** before.failures, stopper.signal);
    holdings.remove(job);
    if (state.stop === "lost" || isJobLost(end.error)) return { error: null, isLeft: false };
    try {
      await ctx.stores.jobs.finish(
        job,
        endOf(ctx, { job, stop: state.stop, sweep: standing(), error: end.error }),
      );
    } catch (error) {
      ctx.log.error("the end of an account's scan was not kept", {
        account: job.key,
        ...whatBroke(error),
      });
      return { error: end.error ?? error, isLeft: false };
    }
    return { ...end, isLeft: state.stop === "given-back" };
  }

  return {
    run: job.run,
    key: job.key,
    counts: tally.counts,
    isSure: () => means.holdings.isSure(job),
    cancel: () => stop("cancelled"),
    giveBack: () => stop("given-back"),
    done: go(),
  };
}

/** So many looks an account is left to whoever knows it: another process may have seen it first. Nobody knows one that was removed. */
const UNKNOWN_CLAIMS_MAX = 10;

/** Of those that are known now: one of the organization may have been found by another process. */
async function accountOf(
  { accounts, organization }: ScanContext,
  key: string,
): Promise<AccountRef | undefined> {
  const known = () => accounts().find((account) => account.key === key);
  const found = known();
  if (found || organization.settings() === null) return found;
  await organization.refresh();
  return known();
}

type Ended = {
  job: ClaimedJob;
  stop: "cancelled" | "given-back" | null;
  sweep: Sweep;
  error: unknown;
};

function endOf(ctx: ScanContext, { job, stop, sweep, error }: Ended): JobEnd {
  if (stop === "given-back") return { how: "given-back", body: printSweep(sweep) };
  const problem = error === null ? null : wordsOf(error);
  const end = { isCancelled: stop === "cancelled", problem };
  if (stop === null && goesOn(error, { job, sweep }))
    return { how: "given-back", body: printSweep({ ...sweep, failures: sweep.failures + 1 }) };
  if (job.run !== "") return { how: "ended", body: printSweep({ ...sweep, end }) };
  if (problem === null) return { how: "gone" };
  const failures = sweep.failures + 1;
  const dueInMs = retryInMs(job.key, { failures, intervalMs: ctx.settings().scanIntervalMs });
  return { how: "again", dueInMs, body: printSweep({ ...NEW_SWEEP, failures }) };
}

/** A store that restarts or is held up works again soon: so often a sweep goes on where it stood, after 2, 4, 8 … seconds. */
const STORE_FAILURES_MAX = 5;
const STORE_REST_MS = 2 * SECOND_MS;

const goesOn = (error: unknown, { job, sweep }: Pick<Ended, "job" | "sweep">): boolean =>
  job.run !== "" && isStoreError(error) && sweep.failures < STORE_FAILURES_MAX;

/** A store says why itself; of a mistake of ours the log does. */
const wordsOf = (error: unknown): string =>
  isStoreError(error) ? error.message : "It broke off. The log of the dashboard says why.";

/** Who goes on without it reads that region once more, so a failure is only told. */
async function keepMark({ log }: ScanContext, holdings: Holdings, job: ClaimedJob): Promise<void> {
  try {
    await holdings.save(job);
  } catch (error) {
    log.warn("how far an account's scan is was not kept", {
      account: job.key,
      ...whatBroke(error),
    });
  }
}
