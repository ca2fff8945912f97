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
  begin(trigger: Trigger, scope: ScanScope): Result<RunningScan, ScanRefusal>;
  /** Runs a scan to its end, after the one that runs. Rejects with what broke it where it failed. */
  run(trigger: Trigger, scope: ScanScope): Promise<ScanEnd>;
  /** Cancels what runs and waits until nothing of it goes on; no scan begins any more. */
  stop(): Promise<void>;
};

export type RunningScan = { scanId: string; done: Promise<ScanEnd> };

type Scan = RunningScan & {
  cancel: () => void;
  isCancelled: () => boolean;
  progress: () => ScanProgress;
};

export type ScannerOptions = Pick<ScanMeans, "savePace" | "random"> & {
  /** By the clock of leases; absent: that of the machine. */
  leaseSleep?: ScanMeans["leaseSleep"];
  /** Gives back what is no longer held; holds everything up for a moment. */
  freeMemory: () => void;
};

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

  function create(at: { trigger: Trigger; scope: ScanScope; after: Promise<unknown> }): Scan {
    const { trigger, scope, after } = at;
    const scanId = randomUUID();
    const controller = new AbortController();
    const { signal } = controller;
    const tally = createTally(scanId, ctx.now());
    const done = after.then(async () => {
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
      running = waiting;
      waiting = null;
      setTimeout(rest, REST_MS).unref();
      return end;
    });
    return {
      scanId,
      done,
      cancel: () => controller.abort(),
      isCancelled: () => signal.aborted,
      progress: () => tally.progress(ctx.now()),
    };
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

  function begin(trigger: Trigger, scope: ScanScope): Result<RunningScan, ScanRefusal> {
    const refused = refusal();
    if (refused) return err(refused);
    const after = running?.done ?? Promise.resolve();
    const scan = create({ trigger, scope, after });
    if (running) waiting = scan;
    else running = scan;
    return ok(scan);
  }

  return {
    begin,
    start(trigger, scope) {
      const begun = begin(trigger, scope);
      return begun.ok ? ok({ scanId: begun.value.scanId }) : begun;
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
    progress: () => running?.progress() ?? null,
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
