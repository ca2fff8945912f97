import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import { isAskable } from "@/lib/domain/facts/plan";
import type {
  Readiness,
  ReadinessCell,
  ReadinessFault,
  ReadinessQuota,
} from "@/lib/domain/view/readiness";
import type { CallStats } from "@/lib/services/ports/read-aws";
import type { ScanRow } from "@/lib/services/ports/stores";
import { accountFault, accountWarnings, regionFault } from "@/lib/services/world/faults";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

export type ReadinessFilter = {
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
  states: readonly string[] | null;
};

const iso = (at: number): string => new Date(at).toISOString();

const faultOut = (fault: Fault | null): ReadinessFault | null =>
  fault && {
    code: fault.code,
    cause: fault.cause,
    message: fault.message,
    operation: fault.operation,
    requestId: fault.requestId,
  };

const passes = (wanted: readonly string[] | null, ...values: (string | null)[]): boolean =>
  wanted === null || values.some((value) => value !== null && wanted.includes(value));

function cellsOf(
  account: WorldAccount,
  { region, judged }: WorldRegion,
  filter: ReadinessFilter,
): ReadinessCell[] {
  return judged.cells.flatMap(({ modelId, verdict }): ReadinessCell[] => {
    if (!passes(filter.models, modelId) || !passes(filter.states, verdict.state)) return [];
    const { state, code, cause, routes, closedRoutes } = verdict;
    return [
      {
        accountId: account.accountId,
        region,
        modelId,
        state,
        code,
        cause,
        routes,
        closedRoutes,
        findings: verdict.findings.map(({ gate: _gate, ...finding }) => finding),
      },
    ];
  });
}

function quotasOf(
  account: WorldAccount,
  { region, judged }: WorldRegion,
  filter: ReadinessFilter,
): ReadinessQuota[] {
  return judged.quotas.flatMap((row): ReadinessQuota[] => {
    if (filter.models !== null && !passes(filter.models, row.modelId)) return [];
    const { quotaCode, quotaName, modelId, scope, variant, unit, applied, adjustable } = row;
    return [
      {
        accountId: account.accountId,
        region,
        quotaCode,
        quotaName,
        modelId,
        scope,
        variant,
        unit,
        applied,
        default: row.default,
        adjustable,
      },
    ];
  });
}

/** A region that is on and that no scan has come to is not taken for one that was read. */
function notReadYet({ region, stored, judged }: WorldRegion): Fault | null {
  if (!isAskable({ region, status: judged.status })) return null;
  return (stored?.facts.models.status ?? "never") === "never" ? NOT_READ_YET : null;
}

type ScanStats = Pick<ScanRow, "startedAt" | "finishedAt"> & {
  complete: boolean;
  stats: CallStats | null;
  durationMs: number | null;
};

/** The judged world as other programs read it. `scan` is the scan that stands behind it, if any. */
export function toReadiness(
  world: World,
  at: { scan: ScanStats | null; filter: ReadinessFilter },
): Readiness {
  const { scan, filter } = at;
  const accounts = world.accounts.filter(({ key, accountId, name }) =>
    passes(filter.accounts, key, accountId, name),
  );
  const pairs = accounts.flatMap((account) =>
    account.regions
      .filter(({ region }) => passes(filter.regions, region))
      .map((region) => ({ account, region })),
  );
  return {
    schemaVersion: 1,
    startedAt: scan ? iso(scan.startedAt) : null,
    finishedAt: scan?.finishedAt ? iso(scan.finishedAt) : null,
    complete: scan?.complete ?? false,
    accounts: accounts.map((account) => ({
      accountId: account.accountId,
      name: account.name,
      fault: faultOut(accountFault(account) ?? accountWarnings(account, world.now)[0] ?? null),
    })),
    regions: pairs.map(({ account, region }) => ({
      accountId: account.accountId,
      region: region.region,
      status: region.judged.status,
      fault: faultOut(regionFault(region) ?? notReadYet(region)),
    })),
    cells: pairs.flatMap(({ account, region }) => cellsOf(account, region, filter)),
    quotas: pairs.flatMap(({ account, region }) => quotasOf(account, region, filter)),
    stats:
      scan?.stats && scan.durationMs !== null
        ? {
            calls: scan.stats.calls,
            throttled: scan.stats.throttled,
            retries: scan.stats.retries,
            durationMs: scan.durationMs,
          }
        : null,
  };
}
