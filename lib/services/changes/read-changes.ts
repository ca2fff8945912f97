import { z } from "zod";
import type { ChangesView } from "@/lib/contracts/changes";
import { type ChangesInput, changesOf } from "@/lib/domain/changes/changes";
import { type ChangeFilter, filterChanges, groupChanges } from "@/lib/domain/changes/feed";
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type ChangeScan,
  type LegacyDate,
} from "@/lib/domain/changes/types";
import { DAY_MS } from "@/lib/domain/time";
import type { Context, WorldContext } from "@/lib/services/context";
import type { HistoryRow } from "@/lib/services/ports/history";
import type { ScanRow } from "@/lib/services/ports/stores";
import type { Outline } from "@/lib/services/world/outline";

export const ChangesQuery = z.object({
  days: z.coerce.number().int().min(1).max(90).default(7),
  kind: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(CHANGE_KINDS)))
    .optional(),
  /** Keys with commas between. */
  account: z
    .string()
    .max(4_000)
    .transform((text) => text.split(","))
    .optional(),
  region: z.string().max(40).optional(),
  model: z.string().max(200).optional(),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

const ROWS_MAX = 20_000;
const SCANS_MAX = 2_000;

/** What changed in the last days, by the scan that saw it. */
export async function readChanges(ctx: WorldContext, query: ChangesQuery): Promise<ChangesView> {
  const world = await ctx.world.outline();
  const since = world.now - query.days * DAY_MS;
  const window = await ctx.stores.history.since(since, ROWS_MAX);
  const before = await rowsBefore(ctx, window, since);
  const input: ChangesInput = {
    rows: [...before, ...window],
    known: await beginnings(ctx, window, before),
    legacy: legacyDates(world),
    since,
    now: world.now,
  };
  const all = changesOf(input);
  const scans = await ctx.stores.scans.recent(SCANS_MAX);
  const kept = filterChanges(all, filterOf(query));
  return {
    serverNow: world.now,
    since,
    groups: groupChanges(kept, scans.map(toChangeScan)),
    counts: countKinds(all),
    names: namesOf(world, kept),
    accounts: world.accounts.map(({ key, name }) => ({ key, name })),
    regions: [...new Set(all.map(({ region }) => region))].sort(),
    cut: window.length === ROWS_MAX,
  };
}

/** What else a scan has, such as its calls, is counted over accounts that a reader may not see. */
const toChangeScan = ({ outcome, stats: _stats, scope: _scope, ...scan }: ScanRow): ChangeScan => ({
  ...scan,
  complete: outcome === "complete",
});

const filterOf = ({ kind, account, region, model }: ChangesQuery): ChangeFilter => ({
  kinds: kind ?? null,
  accounts: account ?? null,
  region: region ?? null,
  model: model ?? null,
});

const cellOf = ({ account, region, modelId }: HistoryRow): string =>
  JSON.stringify([account, region, modelId]);

/** Cells asked one by one; more than these, and everything that is kept is read once. */
const CELLS_MAX = 300;
const OLDER_MAX = 20;

/** The rows before the window of every cell in it, so that a change is told from what was last known. */
async function rowsBefore(
  { stores }: Pick<Context, "stores">,
  window: readonly HistoryRow[],
  since: number,
): Promise<readonly HistoryRow[]> {
  const cells = new Map(window.map((row) => [cellOf(row), row]));
  if (cells.size > CELLS_MAX) {
    const all = await stores.history.since(0, 10 * ROWS_MAX);
    return all.filter((row) => row.at < since && cells.has(cellOf(row)));
  }
  const rows = await Promise.all(
    [...cells.values()].map(({ account, region, modelId }) =>
      stores.history.ofCell(account, region, modelId, OLDER_MAX),
    ),
  );
  return rows.flat().filter(({ at }) => at < since);
}

/** The newest rows of the regions in which a cell appears without a past. */
async function beginnings(
  { stores }: Pick<Context, "stores">,
  window: readonly HistoryRow[],
  before: readonly HistoryRow[],
): Promise<readonly HistoryRow[]> {
  const past = new Set(before.map(cellOf));
  const places = new Map(
    window
      .filter((row) => !past.has(cellOf(row)))
      .map((row) => [JSON.stringify([row.account, row.region]), row]),
  );
  const rows = await Promise.all(
    [...places.values()].map(({ account, region }) => stores.history.latest(account, region)),
  );
  return rows.flat();
}

/** When a model turns legacy by AWS's own date, as each region that was read gives it. */
function legacyDates(world: Outline): readonly LegacyDate[] {
  return world.accounts.flatMap(({ key, regions }) =>
    regions.flatMap(({ region, gist, short }) => {
      if (!short.listsModels) return [];
      return (gist?.models ?? []).flatMap(({ modelId, lifecycle }) =>
        lifecycle?.legacyAt && world.catalogue.rows.has(modelId)
          ? [{ account: key, region, modelId, legacyAt: lifecycle.legacyAt }]
          : [],
      );
    }),
  );
}

function countKinds(changes: readonly Change[]): ChangesView["counts"] {
  const counts: Partial<Record<ChangeKind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function namesOf(
  { catalogue }: Outline,
  changes: readonly { modelId: string }[],
): Readonly<Record<string, string>> {
  const ids = new Set(changes.map(({ modelId }) => modelId));
  return Object.fromEntries([...ids].map((id) => [id, catalogue.rows.get(id)?.modelName ?? id]));
}
