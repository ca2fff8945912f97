import type { DataStores, HistoryRow } from "@/lib/services/ports/stores";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { regionsLookedAt } from "./regions-looked-at";

/** A row for every cell of these regions whose state or code is another than the newest one kept. */
export async function verdictChanges(
  { history }: Pick<DataStores, "history">,
  world: World,
  scanId: string | null,
): Promise<readonly HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (const account of world.accounts) {
    for (const region of regionsLookedAt(account)) {
      const kept = await history.latest(account.key, region.region);
      rows.push(...changesOf({ account, region, kept, world, scanId }));
    }
  }
  return rows;
}

type Place = {
  account: WorldAccount;
  region: WorldRegion;
  kept: readonly HistoryRow[];
  world: World;
  scanId: string | null;
};

function changesOf({ account, region, kept, world, scanId }: Place): readonly HistoryRow[] {
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
