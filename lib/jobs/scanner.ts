import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { err, ok, type Result } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { progressOf } from "@/lib/domain/sweep/run";
import { counted } from "@/lib/domain/words/counted";
import { entriesOf } from "@/lib/services/accounts/entries";
import type { ScanContext } from "@/lib/services/context";
import type { OpenScan, ScanControl, ScanRefusal } from "@/lib/services/ports/scans";
import type { ScanRow, Stores } from "@/lib/services/ports/stores";
import { readScope, scopeText } from "@/lib/services/scans/scope-text";
import { NEVER_ABORTED, sleep } from "@/lib/sleep";
import { isJobLost } from "./fenced";
import { whileHeld } from "./hold";
import type { Holdings } from "./holdings";
import { beginRun } from "./kinds/scan/begin-run";
import { closeDeadScans } from "./kinds/scan/dead-scans";
import { COMMAND, type OpenRun } from "./kinds/scan/open-runs";
import type { ScanEnd } from "./kinds/scan/scan-end";
import { accountsOf } from "./kinds/scan/scope";
import { createSweeper, type Sweeper } from "./kinds/scan/sweeper";

type Trigger = ScanRow["trigger"];

export type Scanner = ScanControl & {
  /** Begins a scan as `start` does; `done` never rejects. */
  begin(
    trigger: Trigger,
    scope: ScanScope,
    before?: BeforeScan,
  ): Promise<Result<RunningScan, ScanRefusal>>;
  /** Runs a scan to its end, after the one that runs. Rejects with what broke it where it failed. */
  run(trigger: Trigger, scope: ScanScope): Promise<ScanEnd>;
  /** Cancels whatever runs and waits by the time that none is being begun here any more; false where nothing does. */
  cancelAll(): Promise<boolean>;
  /** Takes part in the scans of all processes that share the store, until it is stopped. */
  work(): void;
  /** Whether another process reads this account now, by the key of its entry. */
  isReadElsewhere(key: string): boolean;
  /** Ends what goes on here, or leaves it to another process, and waits until nothing of it goes on; no scan begins any more. */
  stop(): Promise<void>;
};

export type RunningScan = { scanId: string; done: Promise<ScanEnd> };

/** What has to be done first; where it throws no scan begins. False: none is wanted any more. */
export type BeforeScan = (scanId: string, scope: ScanScope) => Promise<boolean>;

export type ScannerOptions = {
  /** What this process holds of the work of all. */
  holdings: Holdings;
  savePace: () => Promise<void>;
  /** Brings back what was learnt of an account's pace; absent: all of it is known. */
  learnPace?: (account: string) => Promise<void>;
  random: () => number;
  /** By the clock of looks at what others do; absent: that of the machine. */
  leaseSleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Gives back what is no longer held; holds everything up for a moment. */
  freeMemory: () => void;
  /** An account is not read here any more: what that took can be let go. */
  wasRead?: (account: string) => void;
  /** An account that another process had left half done is gone on with here. */
  tookOver?: () => void;
  /** False: it starts and shows scans, and other processes make them. */
  reads?: boolean;
};

/** The job that is held while one process looks whether a scan may begin, and puts it down. */
const BEGIN = "begin-scan";
const BEGIN_TRIES = 12;
const BEGIN_PAUSE_MS = 250;

/** Until pages that are open have what the scan ended with. */
const REST_MS = 3_000;

/**
 * One scan at a time among all processes of a store, but for commands: theirs are made by themselves, each account after
 * whoever reads it now. One that is asked for while another ends waits for its end.
 */
export function createScanner(ctx: ScanContext, options: ScannerOptions): Scanner {
  const { freeMemory, holdings, leaseSleep = sleep } = options;
  let begins: Promise<unknown> = Promise.resolve();
  let isStopping = false;
  const sweeper = createSweeper(ctx, {
    ...{ holdings, random: options.random, sleep, leaseSleep, savePace: options.savePace },
    learnPace: options.learnPace ?? (async () => undefined),
    reads: options.reads ?? true,
    wasRead: options.wasRead ?? (() => undefined),
    tookOver: options.tookOver ?? (() => undefined),
    uptimeMs: () => performance.now(),
    closed: () => void setTimeout(rest, REST_MS).unref(),
  });

  function rest(): void {
    if (sweeper.runs().length === 0) freeMemory();
  }

  function progress(isCounted: (key: string) => boolean = () => true): ScanProgress | null {
    const [run] = sweeper.runs();
    return run ? progressIn(ctx, sweeper, { run, isCounted }) : null;
  }

  function running(): readonly OpenScan[] {
    const open = sweeper.runs();
    return open.map(({ scanId, scope }) => ({ scanId, scope: readScope(scope) ?? EVERYTHING }));
  }

  function refusal(): ScanRefusal | null {
    if (isStopping) return { code: "ENDING", message: "The dashboard is being ended." };
    const [run, waiting] = sweeper.allRuns();
    if (!run) return null;
    const at = progressIn(ctx, sweeper, { run, isCounted: () => true });
    if (!run.isCancelled) return { code: "SCAN_RUNS", message: runsAlready(at) };
    if (!waiting) return null;
    return {
      code: "SCAN_RUNS",
      message: "Another scan begins as soon as the cancelled one has ended.",
    };
  }

  async function open(
    order: Pick<OpenRun, "scanId" | "trigger">,
    { scope, stores }: { scope: ScanScope; stores: Stores },
  ): Promise<RunningScan> {
    await closeDeadScans(ctx);
    const accounts = accountsOf(ctx, { scope, entries: await entriesOf(ctx) });
    const scan = { ...order, startedAt: ctx.now(), scope: scopeText(scope) };
    const only = order.trigger === "command" ? holdings.holder : null;
    const done = sweeper.began(await beginRun({ stores }, scan, { accounts, only }));
    return { scanId: order.scanId, done };
  }

  /** A command's scan is its process's alone: where that dies, the job that it held tells the others. */
  function beginOwn(scanId: string, scope: ScanScope): Promise<RunningScan> {
    const wanted = { kind: COMMAND, key: scanId, only: holdings.holder };
    return new Promise((opened, failed) => {
      const led = whileHeld(ctx, { ...wanted, holdings }, async (stores) => {
        const scan = await open({ scanId, trigger: "command" }, { scope, stores });
        opened(scan);
        await scan.done;
      });
      led.then((held) => {
        if (!held) failed(new Error("the job of a new scan is held by another"));
      }, failed);
    });
  }

  async function beginShared(
    order: Pick<OpenRun, "scanId" | "trigger">,
    { scope, before, stores }: { scope: ScanScope; before: BeforeScan; stores: Stores },
  ): Promise<Result<RunningScan, ScanRefusal>> {
    await sweeper.refresh();
    const refused = refusal();
    if (refused) return err(refused);
    if (!(await before(order.scanId, scope))) return err(NOT_WANTED);
    return ok(await open(order, { scope, stores }));
  }

  async function beginInTurn(
    trigger: Trigger,
    scope: ScanScope,
    before: BeforeScan,
  ): Promise<Result<RunningScan, ScanRefusal>> {
    if (isStopping) return err({ code: "ENDING", message: "The dashboard is being ended." });
    const scanId = randomUUID();
    if (trigger === "command") return ok(await beginOwn(scanId, scope));
    const wanted = { kind: BEGIN, key: "scan", only: null, holdings };
    for (let tries = 1; tries <= BEGIN_TRIES; tries += 1) {
      const led = await whileHeld(ctx, wanted, (stores) =>
        beginShared({ scanId, trigger }, { scope, before, stores }),
      ).catch(orNullIfLost);
      if (led) return led.value;
      await sleep(BEGIN_PAUSE_MS, NEVER_ABORTED);
    }
    return err(BEGINS_ALREADY);
  }

  function begin(
    trigger: Trigger,
    scope: ScanScope,
    before: BeforeScan = async () => true,
  ): Promise<Result<RunningScan, ScanRefusal>> {
    const turn = begins.then(() => beginInTurn(trigger, scope, before));
    begins = turn.catch(() => undefined);
    return turn;
  }

  return {
    begin,
    async start(trigger, scope, before) {
      const begun = await begin(trigger, scope, async (scanId, whole) => {
        await before(scanId, whole);
        return true;
      });
      return begun.ok ? ok({ scanId: begun.value.scanId }) : begun;
    },
    async run(trigger, scope) {
      let begun = await begin(trigger, scope);
      while (!begun.ok && begun.error.code === "SCAN_RUNS") {
        await sweeper.oneClosed();
        begun = await begin(trigger, scope);
      }
      if (!begun.ok) throw new Error(begun.error.message);
      const end = await begun.value.done;
      if (end.outcome === "failed") throw end.error;
      return end;
    },
    work: sweeper.work,
    isReadElsewhere: sweeper.isReadElsewhere,
    cancellable: () => ok(running()),
    cancel: sweeper.cancel,
    async cancelAll() {
      await begins;
      return sweeper.cancel(running().map(({ scanId }) => scanId));
    },
    progress,
    running,
    look: sweeper.look,
    async stop() {
      isStopping = true;
      await begins;
      await sweeper.stop();
    },
  };
}

/** Another process, which took this one for dead, may have begun one. */
function orNullIfLost(error: unknown): null {
  if (isJobLost(error)) return null;
  throw error;
}

const NOT_WANTED: ScanRefusal = {
  code: "SCAN_RUNS",
  message: "Another scan was made meanwhile.",
};
const BEGINS_ALREADY: ScanRefusal = {
  code: "SCAN_RUNS",
  message: "Another scan is being started. Try again in a moment.",
};

/** What this process reads itself is counted to the moment; of others' accounts as they told last. */
function progressIn(
  { now }: Pick<ScanContext, "now">,
  sweeper: Sweeper,
  { run, isCounted }: { run: OpenRun; isCounted: (key: string) => boolean },
): ScanProgress {
  const sweeps = run.sweeps.flatMap(({ key, sweep }) =>
    isCounted(key) ? [sweeper.countsOf(run.scanId, key) ?? sweep.counts] : [],
  );
  return progressOf(run, { sweeps, now: now() });
}

function runsAlready({ regionsDone, regionsTotal }: ScanProgress): string {
  const read =
    regionsTotal > 0 ? `, ${regionsDone} of ${counted(regionsTotal, "Region")} read` : "";
  return `Another scan runs${read}. Wait until it has ended, or cancel it.`;
}
