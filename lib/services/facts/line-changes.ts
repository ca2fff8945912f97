import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { type LineStateRow, lineChanges } from "@/lib/domain/requirement/line-history";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { DataStores } from "@/lib/services/ports/stores";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import type { World, WorldAccount } from "@/lib/services/world/world";
import type { KeepOptions } from "./keep";
import { regionsLookedAt } from "./regions-looked-at";

/**
 * Writes what these Regions change of lines to their history. How a line of one Region stands is told by that Region alone,
 * so the others need not be looked at.
 */
export async function keepLineChanges(
  { lineHistory }: Pick<DataStores, "lineHistory">,
  world: World,
  { requirements, models }: Pick<KeepOptions, "models"> & { requirements: readonly Requirement[] },
): Promise<void> {
  const rows: LineStateRow[] = [];
  for (const account of world.accounts) {
    const read = { ...account, regions: regionsLookedAt(account) };
    const [first, ...others] = read.regions.map(({ region }) => region);
    if (first === undefined) continue;
    const kept = await lineHistory.latest(account.key, others.length === 0 ? first : null);
    const seen = { ...world, accounts: [read] };
    const changed = changesIn(seen, { requirements, kept: keptIn(kept, read) });
    rows.push(...changed.filter(({ subject }) => models?.includes(subject) ?? true));
  }
  if (rows.length > 0) await lineHistory.append(rows);
}

function keptIn(kept: readonly LineStateRow[], { regions }: WorldAccount): readonly LineStateRow[] {
  const judged = new Set(regions.map(({ region }) => region));
  return kept.filter(({ region }) => judged.has(region));
}

type Known = { requirements: readonly Requirement[]; kept: readonly LineStateRow[] };

function changesIn(world: World, { requirements, kept }: Known): readonly LineStateRow[] {
  if (requirements.length + kept.length === 0) return [];
  const seen = toRequirementWorld(world, requirements);
  const lines = requirements.flatMap((requirement) =>
    linesOf(judgeRequirement(requirement, seen), { world: seen, since: NO_HISTORY }),
  );
  return lineChanges(lines, { requirements, kept, at: world.now });
}
