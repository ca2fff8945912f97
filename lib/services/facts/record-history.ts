import type { WorldContext } from "@/lib/services/context";
import type { HistoryRow } from "@/lib/services/ports/stores";
import type { World } from "@/lib/services/world/world";

/** A model that no list names any more, though this Region's list was read. */
const isWithdrawn = (row: HistoryRow, catalogue: World["catalogue"]): boolean =>
  row.state !== "not_offered" && !catalogue.rows.has(row.modelId);

/** Writes a row for every cell of an account whose state or code is another than the newest one kept. */
export async function recordHistory(
  ctx: WorldContext,
  at: { account: string; scanId: string | null },
): Promise<void> {
  const world = await ctx.world.read();
  const account = world.accounts.find(
    ({ ref, key }) => ref.key === at.account || key === at.account,
  );
  if (!account) return;
  const rows: HistoryRow[] = [];
  for (const { region, judged, stored } of account.regions) {
    if (!stored && account.facts.identity.status !== "read") continue;
    const latest = await ctx.stores.history.latest(account.key, region);
    const known = new Map(latest.map((row) => [row.modelId, row]));
    const gone = judged.index.models.ok
      ? latest.filter((row) => isWithdrawn(row, world.catalogue))
      : [];
    const withdrawn = gone.map(
      (row): HistoryRow => ({
        ...row,
        at: world.now,
        state: "not_offered",
        code: null,
        scanId: at.scanId,
      }),
    );
    const changed = judged.cells.flatMap(({ modelId, verdict }): HistoryRow[] => {
      const before = known.get(modelId);
      if (before && before.state === verdict.state && before.code === verdict.code) return [];
      if (!before && verdict.code === "NotReadYet") return [];
      const { state, code } = verdict;
      return [
        { account: account.key, region, modelId, at: world.now, state, code, scanId: at.scanId },
      ];
    });
    rows.push(...changed, ...withdrawn);
  }
  if (rows.length > 0) await ctx.stores.history.append(rows);
}
