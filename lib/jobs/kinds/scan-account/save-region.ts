import type { ListKey } from "@/lib/domain/facts/facts";
import { keep, type RegionPatch } from "@/lib/services/facts/keep";
import type { RegionRun } from "./region-run";

const SAVE_EVERY_MS = 1_000;
/** So that many regions side by side do not spend the processor's time on being saved. */
const SAVE_SPACING_MS = 80;
/** The pause after a save, in times of what it took: a machine short of time saves less often. */
const SAVE_SHARE = 10;

/** Keeps what was read so far. What it changes is told when the account has ended: its verdicts rest on more. */
export async function saveRegion(at: RegionRun): Promise<void> {
  const { run, account, accountId, region } = at;
  const regions = [{ region, facts: takeUnsaved(at) }];
  await keep(run.ctx, { account, accountId, regions }, { scanId: run.scanId, verdicts: "later" });
}

/** Saves unless it was done a moment ago. */
export async function saveSometimes(at: RegionRun): Promise<void> {
  const { uptimeMs, pool } = at.run;
  const begunAt = uptimeMs();
  if (begunAt < at.nextSaveAt) return;
  at.nextSaveAt = Number.POSITIVE_INFINITY;
  await saveRegion(at);
  const tookMs = uptimeMs() - begunAt;
  const spacing = Math.max(SAVE_SPACING_MS * pool.running(), SAVE_SHARE * tookMs);
  at.nextSaveAt = uptimeMs() + Math.max(SAVE_EVERY_MS, spacing);
}

/** What was read since the last save. The store joins it with what it has. */
function takeUnsaved({ draft, unsaved }: RegionRun): RegionPatch["facts"] {
  const facts = Object.fromEntries([...unsaved.facts].map((key) => [key, draft[key]]));
  const availability = Object.fromEntries(
    [...unsaved.models].flatMap((modelId) => {
      const reading = draft.availability.get(modelId);
      return reading ? [[modelId, reading]] : [];
    }),
  );
  for (const key of QUOTA_LISTS) if (unsaved.facts.has(key)) emptyOnceSaved(draft, key);
  unsaved.facts.clear();
  unsaved.models.clear();
  return { ...facts, availability };
}

const QUOTA_LISTS = ["quotas", "quotaDefaults"] as const satisfies readonly ListKey[];

/** Thousands of quotas that nothing here looks at again; that they were read is all that still counts. */
function emptyOnceSaved(draft: RegionRun["draft"], key: (typeof QUOTA_LISTS)[number]): void {
  const reading = draft[key];
  if (reading.status === "read") draft[key] = { ...reading, value: [] };
}
