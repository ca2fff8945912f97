import { groupBy } from "@/lib/domain/group-by";
import { readFocus } from "@/lib/domain/sweep/focus";
import { readSweep, SWEEP, type Sweep } from "@/lib/domain/sweep/sweep";
import type { Focus } from "@/lib/jobs/kinds/scan-account/focus";
import type { ScanContext } from "@/lib/services/context";
import type { StoredJob } from "@/lib/services/ports/jobs";
import type { ScanRow } from "@/lib/services/ports/stores";

/** The kinds of job that go with sweeps. */
export const FOCUS = "focus";
export const WORKER = "worker";
/** Held by the process of a command while its scan goes on, by the id of that: nobody else makes it. */
export const COMMAND = "command";

export type StoredSweep = Pick<StoredJob, "key" | "holder" | "hasEnded"> & { sweep: Sweep };

/** A scan that has not ended, of whichever process. */
export type OpenRun = Pick<ScanRow, "scanId" | "startedAt" | "scope" | "trigger"> & {
  isCancelled: boolean;
  sweeps: readonly StoredSweep[];
};

/** What all processes do, as the store has it. */
export type Standing = {
  /** In the order in which they began; those of a command are its process's own. */
  runs: readonly OpenRun[];
  /** What somebody looks at, as it was told last by any process; null: nobody told. */
  focus: { text: string; focus: Focus } | null;
  /** How many processes work, this one among them. */
  workers: number;
  /** How many sweeps wait for somebody to claim them. */
  waiting: number;
  unended: number;
  /** Accounts by the key of their entry that another process reads now. */
  elsewhere: ReadonlySet<string>;
};

export const NOTHING_GOES_ON: Standing = {
  runs: [],
  focus: null,
  workers: 1,
  waiting: 0,
  unended: 0,
  elsewhere: new Set(),
};

/** Reads what goes on. Rows of scans that are known already are not read again. */
export function createStandingReader(
  { stores }: Pick<ScanContext, "stores">,
  holder: string,
): () => Promise<Standing> {
  let known = new Map<string, ScanRow>();
  return async () => {
    const jobs = await stores.jobs.list([SWEEP, FOCUS, WORKER]);
    const sweeps = jobs.filter(({ kind, only }) => kind === SWEEP && (only ?? holder) === holder);
    const byRun = groupBy(sweeps, ({ run }) => run);
    const rows = new Map<string, ScanRow>();
    const runs: OpenRun[] = [];
    for (const [scanId, own] of inOrder(byRun)) {
      const row = known.get(scanId) ?? (await stores.scans.get(scanId));
      if (!row) continue;
      rows.set(scanId, row);
      runs.push(runOf(row, own));
    }
    known = rows;
    const unended = sweeps.filter(({ hasEnded }) => !hasEnded);
    const isClaimable = ({ holder: by, run, dueInMs }: StoredJob) =>
      by === null && (run !== "" || dueInMs <= 0);
    const told = jobs.find(({ kind }) => kind === FOCUS)?.body;
    const focus = told === undefined ? null : readFocus(told);
    return {
      runs,
      focus: focus && told !== undefined ? { text: told, focus } : null,
      workers: Math.max(1, jobs.filter((job) => job.kind === WORKER && job.holder).length),
      waiting: unended.filter(isClaimable).length,
      unended: unended.length,
      elsewhere: new Set(
        jobs.flatMap(({ kind, key, holder: by }) =>
          kind === SWEEP && by !== null && by !== holder ? [key] : [],
        ),
      ),
    };
  };
}

/** Runs by how long they are due; the sweeps of none stand in no run. */
const inOrder = (byRun: ReadonlyMap<string, readonly StoredJob[]>) =>
  [...byRun].filter(([run]) => run !== "").sort(([, a], [, b]) => longest(b) - longest(a));

const longest = (jobs: readonly StoredJob[]): number =>
  Math.max(...jobs.map(({ dueInMs }) => -dueInMs));

const runOf = (
  { scanId, startedAt, scope, trigger }: ScanRow,
  jobs: readonly StoredJob[],
): OpenRun => ({
  ...{ scanId, startedAt, scope, trigger },
  isCancelled: jobs.some(({ isCancelled }) => isCancelled),
  sweeps: jobs.map(({ key, holder, hasEnded, body }) => ({
    ...{ key, holder, hasEnded },
    sweep: readSweep(body),
  })),
});
