import { EVERYTHING } from "@/lib/domain/scan-scope";
import { createEntries, entriesOf } from "@/lib/services/accounts/entries";
import type { ScanContext } from "@/lib/services/context";
import { readScope } from "@/lib/services/scans/scope-text";
import type { OpenRun, Standing } from "./open-runs";
import type { SweepRun } from "./sweeps";

/** What the sweeps of one scan have in common in this process, made once for each scan. */
export type RunParts = {
  of(run: OpenRun): Promise<SweepRun | null>;
  /** For an account that is read by itself. */
  alone(key: string): Promise<SweepRun>;
  /** Tells what other processes learnt, and forgets scans that have ended. */
  learn(standing: Standing): Promise<void>;
};

export function createRunParts(ctx: ScanContext): RunParts {
  const parts = new Map<string, Promise<SweepRun | null>>();

  async function make(run: OpenRun): Promise<SweepRun | null> {
    const scope = readScope(run.scope);
    if (scope === null) return null;
    const keys = run.sweeps.filter(({ hasEnded }) => !hasEnded).map(({ key }) => key);
    return common(run.scanId, scope, keys);
  }

  async function common(
    scanId: string | null,
    scope: SweepRun["scope"],
    keys: readonly string[],
  ): Promise<SweepRun> {
    const entries = createEntries(await entriesOf(ctx), keys);
    const listedBefore = ctx.world.outline().then(({ catalogue }) => catalogue.listed);
    // Each sweep awaits it and tells its failure; nobody else does.
    listedBefore.catch(() => undefined);
    return { scanId, scope, entries, listedBefore };
  }

  return {
    of(run) {
      const existing = parts.get(run.scanId);
      if (existing !== undefined) return existing;
      const made = make(run);
      parts.set(run.scanId, made);
      made.catch(() => parts.delete(run.scanId));
      return made;
    },
    alone: (key) => common(null, EVERYTHING, [key]),
    async learn({ runs }) {
      const open = new Set(runs.map(({ scanId }) => scanId));
      for (const scanId of parts.keys()) if (!open.has(scanId)) parts.delete(scanId);
      for (const run of runs) {
        const part = await parts.get(run.scanId);
        for (const { key, sweep, hasEnded } of run.sweeps)
          if (sweep.identity || hasEnded)
            part?.entries.tell(key, sweep.identity?.accountId ?? null);
      }
    },
  };
}
