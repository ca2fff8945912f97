import type { HistoryRow } from "@/lib/services/ports/history";
import type { DataStores } from "@/lib/services/ports/stores";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
import type { KeepOptions } from "./keep";
import { regionsLookedAt } from "./regions-looked-at";

/** Writes what these Regions change of cells to their history: state or code is another than in the newest row kept. */
export async function keepVerdictChanges(
  { history }: Pick<DataStores, "history">,
  world: World,
  { scanId, models }: Pick<KeepOptions, "scanId" | "models">,
): Promise<void> {
  const rows: HistoryRow[] = [];
  for (const account of world.accounts) {
    for (const region of regionsLookedAt(account)) {
      const kept = await history.latest(account.key, region.region);
      const changed = changesOf({ account, region, kept, world, scanId });
      rows.push(...changed.filter(({ modelId }) => models?.includes(modelId) ?? true));
    }
  }
  if (rows.length > 0) await history.append(rows);
}

type ChangedRegion = {
  account: WorldAccount;
  region: WorldRegion;
  kept: readonly HistoryRow[];
  world: World;
  scanId: string | null;
};

function changesOf({ account, region, kept, world, scanId }: ChangedRegion): readonly HistoryRow[] {
  const known = new Map(kept.map((row) => [row.modelId, row]));
  const { cells, index } = region.judged;
  const at = { at: world.now, scanId };
  const changed = cells.flatMap(({ modelId, verdict: { state, code } }): HistoryRow[] => {
    const before = known.get(modelId);
    if (before && before.state === state && before.code === code) return [];
    if (!before && code === "NotReadYet") return [];
    return [{ account: account.key, region: region.region, modelId, state, code, ...at }];
  });
  const gone = index.models.ok ? kept.filter((row) => isWithdrawn(row, world)) : [];
  return [
    ...changed,
    ...gone.map((row): HistoryRow => ({ ...row, state: "not_offered", code: null, ...at })),
  ];
}

/** A model that no list names any more, though this Region's list was read. */
const isWithdrawn = (row: HistoryRow, { catalogue }: World): boolean =>
  row.state !== "not_offered" && !catalogue.rows.has(row.modelId);
