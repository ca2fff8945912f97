import type { RunEnd } from "@/lib/domain/sweep/run";
import { SECOND_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { OpenRun } from "./open-runs";
import type { ScanEnd } from "./scan-end";

/** The scans that this process began, until they have ended, whoever ends them. */
export type OwnRuns = {
  size(): number;
  /** Whether one is not a command's. */
  hasShared(): boolean;
  /** Gives how it ends; never rejects. */
  add(run: OpenRun): Promise<ScanEnd>;
  /** Those, and of these the ones of this process that the store did not show yet; without those that it closed. */
  among(runs: readonly OpenRun[]): readonly OpenRun[];
  only(runs: readonly OpenRun[]): readonly OpenRun[];
  /** How many accounts the store did not show yet. */
  fresh(runs: readonly OpenRun[]): number;
  /** Before the store is read: what was added by then is in what it gives. */
  look(): number;
  /** Ends those that the store showed no more: another process closed them. */
  missing(runs: readonly OpenRun[], seen: number): Promise<void>;
  cancelled(scanId: string): void;
  isCancelled(scanId: string): boolean;
  /** What broke one of its accounts; null: nothing did. */
  broke(scanId: string, error: unknown): void;
  /** The scans of commands, which no other process goes on with. */
  commands(): readonly string[];
  /** Ends them here, though the store does not say so. */
  failed(scanIds: readonly string[], error: unknown): void;
  /** Null: another process closed it. */
  closed(scanId: string, end: RunEnd | null): Promise<void>;
  oneClosed(): Promise<void>;
  /** Nobody waits for them any more. */
  abandon(): void;
};

type Own = {
  run: OpenRun;
  addedAt: number;
  begunAt: number;
  isCancelled: boolean;
  error: unknown;
  end: (end: ScanEnd) => void;
};

const NO_CALLS = { calls: 0, throttled: 0, retries: 0 };

export function createOwnRuns(
  { stores, log }: Pick<ScanContext, "stores" | "log">,
  {
    uptimeMs,
    sleep,
  }: { uptimeMs: () => number; sleep: (ms: number, signal: AbortSignal) => Promise<void> },
): OwnRuns {
  const own = new Map<string, Own>();
  /** A look that began before they were closed may show them once more. */
  const closedIds = new Set<string>();
  let looks = 0;
  let waiting = new AbortController();

  const isIn = (runs: readonly OpenRun[], scanId: string) =>
    runs.some((run) => run.scanId === scanId);
  const unseen = (runs: readonly OpenRun[]) =>
    [...own.values()].filter(({ run }) => !isIn(runs, run.scanId));

  function end(scanId: string, { outcome, problem, stats }: RunEnd): void {
    const one = own.get(scanId);
    own.delete(scanId);
    closedIds.add(scanId);
    waiting.abort();
    waiting = new AbortController();
    const durationMs = one ? Math.round(uptimeMs() - one.begunAt) : 0;
    const error = outcome === "failed" ? (one?.error ?? new Error(problem ?? "")) : null;
    one?.end({ scanId, outcome, complete: outcome === "complete", stats, durationMs, error });
  }

  async function endByRow(scanId: string): Promise<void> {
    const row = await stores.scans.get(scanId);
    const outcome = row?.outcome ?? "failed";
    end(scanId, { outcome, problem: row?.problem ?? null, stats: row?.stats ?? NO_CALLS });
  }

  return {
    size: () => own.size,
    hasShared: () => [...own.values()].some(({ run }) => run.trigger !== "command"),
    add: (run) =>
      new Promise((resolve) => {
        const begun = { addedAt: looks, begunAt: uptimeMs(), isCancelled: false, error: null };
        own.set(run.scanId, { run, ...begun, end: resolve });
      }),
    among: (runs) =>
      [...runs, ...unseen(runs).map(({ run }) => run)]
        .filter(({ scanId }) => !closedIds.has(scanId))
        .map((run) => (own.get(run.scanId)?.isCancelled ? { ...run, isCancelled: true } : run)),
    only: (runs) => runs.filter(({ scanId }) => own.has(scanId)),
    fresh: (runs) => unseen(runs).reduce((sum, { run }) => sum + run.sweeps.length, 0),
    look() {
      looks += 1;
      return looks;
    },
    async missing(runs, seen) {
      for (const id of closedIds) if (!isIn(runs, id)) closedIds.delete(id);
      for (const { run, addedAt } of unseen(runs))
        if (addedAt < seen && run.sweeps.length > 0) await endByRow(run.scanId);
    },
    cancelled(scanId) {
      const one = own.get(scanId);
      if (one) one.isCancelled = true;
    },
    isCancelled: (scanId) => own.get(scanId)?.isCancelled ?? false,
    broke(scanId, error) {
      const one = own.get(scanId);
      if (one) one.error ??= error;
    },
    commands: () =>
      [...own.values()].flatMap(({ run }) => (run.trigger === "command" ? [run.scanId] : [])),
    failed(scanIds, error) {
      for (const scanId of scanIds) {
        const one = own.get(scanId);
        if (!one) continue;
        one.error ??= error;
        end(scanId, { outcome: "failed", problem: null, stats: NO_CALLS });
      }
    },
    async closed(scanId, ended) {
      if (ended === null) return endByRow(scanId);
      const { outcome, stats } = ended;
      log.info("scan ended", { scanId, outcome, ...stats });
      end(scanId, ended);
    },
    oneClosed: () => sleep(SECOND_MS, waiting.signal),
    abandon() {
      for (const scanId of own.keys())
        end(scanId, { outcome: "cancelled", problem: null, stats: NO_CALLS });
    },
  };
}
