import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanContext } from "@/lib/services/context";
import type { ScanControl, ScanRefusal } from "@/lib/services/ports/scans";
import type { ScanRow } from "@/lib/services/ports/stores";
import { sleep } from "@/lib/sleep";
import { runScan, type ScanEnd, type ScanMeans } from "./kinds/scan/run-scan";
import { NO_FOCUS } from "./kinds/scan-account/focus";
import { createTally } from "./kinds/scan-account/tally";
import { createProcessorLoad } from "./processor-load";

type Trigger = ScanRow["trigger"];

export type Scanner = ScanControl & {
  /** Begins a scan as `start` does; `done` never rejects. */
  begin(
    trigger: Trigger,
    scope: ScanScope,
    before?: NewScan["before"],
  ): Result<RunningScan, ScanRefusal>;
  /** Runs a scan to its end, after the one that runs. Rejects with what broke it where it failed. */
  run(trigger: Trigger, scope: ScanScope): Promise<ScanEnd>;
  /** Cancels what runs and waits until nothing of it goes on; no scan begins any more. */
  stop(): Promise<void>;
};

export type RunningScan = {
  scanId: string;
  /** What had to be done first; rejects where that failed, and then no scan begins. */
  ready: Promise<void>;
  done: Promise<ScanEnd>;
};

type Scan = RunningScan & {
  scope: ScanScope;
  cancel: () => void;
  isCancelled: () => boolean;
  progress: (isCounted?: (key: string) => boolean) => ScanProgress;
};

export type ScannerOptions = Pick<ScanMeans, "savePace" | "random"> & {
  /** By the clock of leases; absent: that of the machine. */
  leaseSleep?: ScanMeans["leaseSleep"];
  /** Gives back what is no longer held; holds everything up for a moment. */
  freeMemory: () => void;
};

type NewScan = {
  trigger: Trigger;
  scope: ScanScope;
  after: Promise<unknown>;
  before: (scanId: string, scope: ScanScope) => Promise<void>;
};

const NOT_BEGUN = {
  outcome: "failed",
  complete: false,
  stats: { calls: 0, throttled: 0, retries: 0 },
  durationMs: 0,
} as const;

/** Until pages that are open have what the scan ended with. */
const REST_MS = 3_000;

/** One scan at a time in this process. One that is asked for while another ends waits for its end. */
export function createScanner(
  ctx: ScanContext,
  { freeMemory, ...options }: ScannerOptions,
): Scanner {
  let running: Scan | null = null;
  let waiting: Scan | null = null;
  let focus = NO_FOCUS;
  let isStopping = false;

  function create({ trigger, scope, after, before }: NewScan): Scan {
    const scanId = randomUUID();
    const controller = new AbortController();
    const { signal } = controller;
    const tally = createTally(scanId, ctx.now());
    const ready = before(scanId, scope);
    const done = Promise.allSettled([ready, after]).then(async ([first]) => {
      if (first.status === "rejected") return passOver(scanId, first.reason);
      const order = { scanId, startedAt: ctx.now(), trigger, scope, signal, tally };
      const means = {
        leaseSleep: sleep,
        ...options,
        sleep,
        uptimeMs: () => performance.now(),
        load: createProcessorLoad(),
      };
      const end = await runScan(ctx, { means, order: { ...order, focus: () => focus } });
      controller.abort();
      takeNext();
      setTimeout(rest, REST_MS).unref();
      return end;
    });
    return {
      scanId,
      ready,
      done,
      scope,
      cancel: () => controller.abort(),
      isCancelled: () => signal.aborted,
      progress: (isCounted) => tally.progress(ctx.now(), isCounted),
    };
  }

  function takeNext(): void {
    running = waiting;
    waiting = null;
  }

  function passOver(scanId: string, error: unknown): ScanEnd {
    takeNext();
    return { ...NOT_BEGUN, scanId, error };
  }

  function rest(): void {
    if (running === null) freeMemory();
  }

  function refusal(): ScanRefusal | null {
    if (isStopping) return { code: "ENDING", message: "The dashboard is being ended." };
    if (!running) return null;
    if (!running.isCancelled()) return { code: "SCAN_RUNS", message: runsAlready(running) };
    if (!waiting) return null;
    return {
      code: "SCAN_RUNS",
      message: "Another scan begins as soon as the cancelled one has ended.",
    };
  }

  function begin(
    trigger: Trigger,
    scope: ScanScope,
    before: NewScan["before"] = async () => undefined,
  ): Result<RunningScan, ScanRefusal> {
    const refused = refusal();
    if (refused) return err(refused);
    const after = running?.done ?? Promise.resolve();
    const scan = create({ trigger, scope, after, before });
    if (running) waiting = scan;
    else running = scan;
    return ok(scan);
  }

  return {
    begin,
    async start(trigger, scope, before) {
      const begun = begin(trigger, scope, before);
      if (!begun.ok) return begun;
      await begun.value.ready;
      return ok({ scanId: begun.value.scanId });
    },
    async run(trigger, scope) {
      while (running) await (waiting ?? running).done;
      const begun = begin(trigger, scope);
      if (!begun.ok) throw new Error(begun.error.message);
      const end = await begun.value.done;
      if (end.outcome === "failed") throw end.error;
      return end;
    },
    cancel() {
      running?.cancel();
      waiting?.cancel();
      return running !== null;
    },
    cancelRefusal: () => null,
    progress: (isCounted) => running?.progress(isCounted) ?? null,
    scopes: () => [running, waiting].flatMap((scan) => scan?.scope ?? []),
    look(at) {
      focus = at;
    },
    async stop() {
      isStopping = true;
      running?.cancel();
      waiting?.cancel();
      await (waiting ?? running)?.done;
    },
  };
}

function runsAlready({ progress }: Scan): string {
  const { regionsDone, regionsTotal } = progress();
  const read = regionsTotal > 0 ? `, ${regionsDone} of ${regionsTotal} Regions read` : "";
  return `Another scan runs${read}. Wait until it has ended, or cancel it.`;
}
