import { providerOf } from "@/lib/domain/judge/cell";
import { type Current, current } from "@/lib/domain/judge/current";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type {
  ListStatus,
  RequirementCell,
  RequirementRegion,
  RequirementWorld,
  UnreadRoutes,
} from "@/lib/domain/requirement/world";
import type { EpochMs } from "@/lib/domain/time";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/matrix/world";

type Age = { now: EpochMs; staleAfterMs: number };

/** The judged world as requirements look at it. */
export function toRequirementWorld(world: World, staleAfterMs: number): RequirementWorld {
  const age = { now: world.now, staleAfterMs };
  return {
    accounts: world.accounts.map(({ key, name }) => ({ account: key, name })),
    regions: world.accounts.flatMap((account) =>
      account.regions.map((region) => regionOf(account, region)),
    ),
    cells: world.accounts.flatMap((account) =>
      account.regions.flatMap((region) => cellsOf({ world, account, region, age })),
    ),
  };
}

function regionOf({ key }: WorldAccount, region: WorldRegion): RequirementRegion {
  return {
    account: key,
    region: region.region,
    status: region.judged.status,
    lists: listStatusOf(region),
  };
}

const OFF: ReadonlySet<string | null> = new Set(["DISABLED", "DISABLING"]);

/** Whether the lists of a region were read. One that is off has none to be read. */
export function listStatusOf({ judged }: WorldRegion): ListStatus {
  if (OFF.has(judged.status)) return "off";
  const { models, profiles } = judged.index;
  if (models.ok && profiles.ok) return "read";
  return causeOf(models) === "region-no-bedrock-endpoint" ? "no-endpoint" : "failed";
}

const causeOf = (reading: Current<unknown>) => (reading.ok ? null : reading.fault.cause);

type Place = { world: World; account: WorldAccount; region: WorldRegion; age: Age };

/** The cells of one region with their quotas; a quota that is stale counts as not read. */
export function cellsOf({ world, account, region, age }: Place): readonly RequirementCell[] {
  const { judged, stored } = region;
  const quotas = current(stored?.facts.quotas, age).ok ? quotasByModel(judged.quotas) : null;
  const unreadRoutes = unreadRoutesOf(region);
  return judged.cells.map(({ modelId, verdict }) => {
    const row = world.catalogue.rows.get(modelId);
    return {
      account: account.key,
      region: region.region,
      modelId,
      modelName: row?.modelName ?? modelId,
      provider: providerOf(row ?? { modelId, modelName: null, providerName: null }),
      verdict,
      unreadRoutes,
      quotas: quotas && (quotas.get(modelId) ?? []),
    };
  });
}

function unreadRoutesOf({ judged }: WorldRegion): UnreadRoutes {
  const unread: UnreadRoutes[number][] = [];
  if (!judged.index.profiles.ok) unread.push("profiles");
  if (!judged.index.provisioned.ok) unread.push("provisioned");
  return unread;
}

function quotasByModel(rows: readonly QuotaRow[]): ReadonlyMap<string, readonly QuotaRow[]> {
  const byModel = new Map<string, QuotaRow[]>();
  for (const row of rows) {
    if (row.modelId === null) continue;
    const own = byModel.get(row.modelId);
    if (own) own.push(row);
    else byModel.set(row.modelId, [row]);
  }
  return byModel;
}
