import { printFocus } from "@/lib/domain/sweep/focus";
import type { SweepCounts } from "@/lib/domain/sweep/sweep";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import { SECOND_MS } from "@/lib/domain/time";
import { type Holdings, JOB_LEASE_MS } from "@/lib/jobs/holdings";
import { type Focus, NO_FOCUS } from "@/lib/jobs/kinds/scan-account/focus";
import { createProcessorLoad } from "@/lib/jobs/processor-load";
import type { ScanContext } from "@/lib/services/context";
import type { ClaimedJob } from "@/lib/services/ports/jobs";
import { whatBroke } from "@/lib/services/what-broke";
import { createAbort } from "@/lib/sleep";
import { afterScan } from "./after-scan";
import { closeRun } from "./close-run";
import { notBegun } from "./not-begun";
import { createStandingReader, NOTHING_GOES_ON, type OpenRun, type Standing } from "./open-runs";
import { createOwnRuns } from "./own-runs";
import { createPresence } from "./presence";
import { createRegionsPool } from "./regions-pool";
import { createRoom } from "./room";
import { createRunParts } from "./run-parts";
import type { ScanEnd } from "./scan-end";
import { type LocalSweep, startSweep } from "./sweeps";
import { tellFocus } from "./tell-focus";

/** What this process does of the scans of all. */
export type Sweeper = {
  /** Scans that have not ended, in the order in which they began: all that are shared where this process takes part, else its own. */
  runs(): readonly OpenRun[];
  /** The same with those in which this process takes no part. */
  allRuns(): readonly OpenRun[];
  /** Of an account that this process reads; null: it does not. */
  countsOf(scanId: string, key: string): SweepCounts | null;
  /** Takes note of a scan that was begun here. Gives how it ends, and never rejects. */
  began(run: OpenRun): Promise<ScanEnd>;
  /** Looks at the store now. */
  refresh(): Promise<void>;
  /** A while, or until a scan ends. */
  oneClosed(): Promise<void>;
  isReadElsewhere(key: string): boolean;
  /** These scans, of `runs`; false where none is among them. */
  cancel(scanIds: readonly string[]): Promise<boolean>;
  look(focus: Focus): void;
  work(): void;
  stop(): Promise<void>;
};

type SweeperOptions = {
  /** What this process holds of the work of all. */
  holdings: Holdings;
  random: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** By the clock of leases. */
  leaseSleep: (ms: number, signal: AbortSignal) => Promise<void>;
  uptimeMs: () => number;
  savePace: () => Promise<void>;
  learnPace: (account: string) => Promise<void>;
  /** False: it shows scans and makes none. */
  reads: boolean;
  /** A scan has ended. */
  closed: () => void;
  /** An account is not read here any more. */
  wasRead: (account: string) => void;
  /** An account that another process had left half done was claimed. */
  tookOver: () => void;
};

/** How soon what others did is seen: while they read too or accounts wait, and else; spread, so that not all look at once. */
const LOOK_MS = SECOND_MS;
const REST_LOOK_MS = 2.5 * SECOND_MS;
const RETRY_MS = 5 * SECOND_MS;

/** Claims accounts of all open scans, reads them, and closes the scans of which none is left. */
export function createSweeper(ctx: ScanContext, options: SweeperOptions): Sweeper {
  const { holdings, random, leaseSleep } = options;
  const { holder } = holdings;
  const { jobs } = ctx.stores;
  const readStanding = createStandingReader(ctx, holder);
  const parts = createRunParts(ctx);
  const own = createOwnRuns(ctx, options);
  const sweeps = new Map<string, LocalSweep>();
  /** Of each account there is one at most; asked at every call to AWS. */
  const byKey = new Map<string, LocalSweep>();
  /** What ended or was left here, so that it is not told as taken over from another. */
  const wasHere = new Set<string>();
  const room = createRoom(createProcessorLoad());
  holdings.besideRenewals(savePace);
  const presence = createPresence(ctx, holdings);
  let standing: Standing = NOTHING_GOES_ON;
  let seenLast = 0;
  let focus: Focus = NO_FOCUS;
  let toldFocus: string | null = null;
  let telling: Promise<unknown> = Promise.resolve();
  let isWorking = false;
  const stopper = createAbort();
  let waker = createAbort();
  let loop: Promise<void> | null = null;
  const pool = createRegionsPool(() => focus);
  const means = {
    ...{ sleep: options.sleep, leaseSleep, random, uptimeMs: options.uptimeMs, pool, holdings },
    learnPace: options.learnPace,
    focus: () => focus,
  };

  const allRuns = () => own.among(standing.runs);
  const runs = () => (isWorking || own.hasShared() ? allRuns() : own.only(allRuns()));
  const hasWork = (): boolean => isWorking || own.size() > 0 || sweeps.size > 0;
  const nameOf = (run: string, key: string): string => JSON.stringify([run, key]);

  async function savePace(): Promise<void> {
    if (sweeps.size === 0) return;
    try {
      await options.savePace();
    } catch (error) {
      ctx.log.warn("what was learnt of AWS's limits was not kept", whatBroke(error));
    }
  }

  async function refresh(): Promise<void> {
    const seen = own.look();
    const next = await readStanding();
    if (seen < seenLast) return;
    [seenLast, standing] = [seen, next];
    await own.missing(standing.runs, seen);
    await parts.learn(standing);
    for (const run of standing.runs) if (run.isCancelled) cancelHere(run.scanId);
    if (standing.focus && standing.focus.text !== toldFocus) {
      toldFocus = standing.focus.text;
      focus = standing.focus.focus;
    }
  }

  function cancelHere(scanId: string): void {
    for (const sweep of sweeps.values()) if (sweep.run === scanId) sweep.cancel();
  }

  async function closeEnded(): Promise<void> {
    for (const run of runs()) {
      if (!run.sweeps.every(({ hasEnded }) => hasEnded)) continue;
      const part = { name: "end scan", facts: { scan: run.scanId, trigger: run.trigger } };
      await ctx.trace.part(part, () => close(run));
      options.closed();
    }
  }

  async function close(run: OpenRun): Promise<void> {
    const end = await closeRun(ctx, run);
    const how = { sleep: leaseSleep, tidies: !isWorking, signal: stopper.signal };
    if (end) await afterScan(ctx, { ...options, ...how });
    await own.closed(run.scanId, end);
    wasHere.clear();
  }

  async function round(): Promise<number> {
    await refresh();
    if (isWorking && options.reads && !stopper.signal.aborted) await presence.keep();
    await closeEnded();
    if (!stopper.signal.aborted) await claimMore();
    const isShared = standing.elsewhere.size + standing.waiting > 0;
    return (isShared ? LOOK_MS : REST_LOOK_MS) * (0.75 + random() / 2);
  }

  async function claimMore(): Promise<void> {
    if (!options.reads || standing.waiting + own.fresh(standing.runs) === 0) return;
    const max = room.left(sweeps.size, {
      ...standing,
      unended: standing.unended + own.fresh(standing.runs),
    });
    const isShared = isWorking || own.hasShared();
    const at = { kinds: [SWEEP], isShared, max, ttlMs: JOB_LEASE_MS };
    if (max > 0) for (const job of await jobs.claim(holder, at)) await begin(job);
  }

  async function begin(job: ClaimedJob): Promise<void> {
    const open = job.run === "" ? null : runs().find(({ scanId }) => scanId === job.run);
    const run = open ? await parts.of(open) : await parts.alone(job.key);
    if (open === undefined || run === null) {
      await jobs.finish(job, notBegun(job, { isKnown: open !== undefined }));
      return;
    }
    const name = nameOf(job.run, job.key);
    if (job.claims > 1 && !wasHere.has(name)) options.tookOver();
    const sweep = startSweep(ctx, means, { job, run });
    sweeps.set(name, sweep);
    byKey.set(job.key, sweep);
    void sweep.done.then(({ error, isLeft }) => {
      if (sweeps.get(name) === sweep) sweeps.delete(name);
      if (byKey.get(job.key) === sweep) byKey.delete(job.key);
      options.wasRead(job.key);
      wasHere.add(name);
      own.broke(job.run, error);
      if (!isLeft) wake();
    });
    if (open?.isCancelled || own.isCancelled(job.run)) sweep.cancel();
  }

  /** A command's scan is gone on with by nobody else: where the store has not worked for as long as a lease, it ends here. */
  async function giveUp(error: unknown): Promise<void> {
    const scanIds = own.commands();
    for (const scanId of scanIds) cancelHere(scanId);
    const reading = [...sweeps.values()].filter(({ run }) => scanIds.includes(run));
    await Promise.all(reading.map(({ done }) => done));
    own.failed(scanIds, error);
  }

  function wake(): void {
    waker.abort();
    if (!loop && hasWork())
      loop = goOn().finally(() => {
        loop = null;
        if (hasWork() && !stopper.signal.aborted) wake();
      });
  }

  async function goOn(): Promise<void> {
    let failsSince: number | null = null;
    while (hasWork() && !(stopper.signal.aborted && sweeps.size === 0)) {
      waker = createAbort();
      const { signal } = waker;
      let waitMs = RETRY_MS;
      try {
        waitMs = await round();
        failsSince = null;
      } catch (error) {
        ctx.log.error("the look at scans failed", whatBroke(error));
        failsSince ??= options.uptimeMs();
        if (options.uptimeMs() - failsSince >= JOB_LEASE_MS) await giveUp(error);
      }
      if (hasWork()) await leaseSleep(waitMs, signal);
    }
  }

  /** What ended with this process is closed by it, if the store still lets it. */
  async function lastLook(): Promise<void> {
    if (own.size() === 0 && runs().length === 0) return;
    try {
      await refresh();
      await closeEnded();
    } catch (error) {
      ctx.log.warn("a scan was not closed before the end", whatBroke(error));
    }
  }

  async function cancelRuns(open: readonly OpenRun[]): Promise<void> {
    for (const { scanId } of open) {
      own.cancelled(scanId);
      cancelHere(scanId);
      try {
        await jobs.cancel(scanId);
      } catch (error) {
        ctx.log.warn("the cancel of a scan was not kept", { scanId, ...whatBroke(error) });
      }
    }
    wake();
  }

  return {
    runs,
    allRuns,
    countsOf: (scanId, key) => sweeps.get(nameOf(scanId, key))?.counts() ?? null,
    began(run) {
      const done = own.add(run);
      wake();
      return done;
    },
    refresh,
    oneClosed: () => own.oneClosed(),
    isReadElsewhere: (key) => standing.elsewhere.has(key) || byKey.get(key)?.isSure() === false,
    async cancel(scanIds) {
      const open = runs().filter(({ scanId }) => scanIds.includes(scanId));
      await cancelRuns(open);
      return open.length > 0;
    },
    look(at) {
      focus = at;
      const text = printFocus(at);
      if (text === toldFocus || runs().length === 0) return;
      toldFocus = text;
      telling = tellFocus(ctx, text, at.accounts);
    },
    work() {
      isWorking = true;
      wake();
    },
    async stop() {
      stopper.abort();
      const others = await presence.others();
      if (others) for (const sweep of sweeps.values()) sweep.giveBack();
      await cancelRuns(runs().filter(({ trigger }) => !others || trigger === "command"));
      await Promise.all([...sweeps.values()].map(({ done }) => done));
      wake();
      await loop;
      await lastLook();
      own.abandon();
      isWorking = false;
      await presence.end();
      await telling;
    },
  };
}
