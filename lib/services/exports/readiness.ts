import type {
  Readiness,
  ReadinessCell,
  ReadinessFault,
  ReadinessQuota,
} from "@/lib/contracts/readiness";
import type { Fault } from "@/lib/domain/facts/fault";
import { isNamed } from "@/lib/domain/named";
import { triedCell } from "@/lib/domain/proof/proof";
import { isoTime } from "@/lib/domain/words/dates";
import type { CallStats } from "@/lib/services/ports/read-aws";
import type { ScanRow } from "@/lib/services/ports/stores";
import { accountFault, accountWarnings } from "@/lib/services/world/faults";
import { unreadFault } from "@/lib/services/world/region-standing";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

export type ReadinessFilter = {
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
  states: readonly string[] | null;
};

const faultOut = (fault: Fault | null): ReadinessFault | null =>
  fault && {
    code: fault.code,
    cause: fault.cause,
    message: fault.message,
    operation: fault.operation,
    requestId: fault.requestId,
  };

function cellsOf(
  account: WorldAccount,
  { region, judged }: WorldRegion,
  filter: ReadinessFilter,
): ReadinessCell[] {
  return judged.cells.flatMap(({ modelId, verdict }): ReadinessCell[] => {
    if (!isNamed(filter.models, modelId) || !isNamed(filter.states, verdict.state)) return [];
    const { state, code, cause, routes, closedRoutes } = verdict;
    const proof = triedCell(judged.proofOf(modelId));
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
        findings: verdict.findings.map(
          ({ gate: _gate, call: _call, ours: _ours, ...finding }) => finding,
        ),
        ...(proof && { proof: { ...proof, at: isoTime(proof.at) } }),
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
    if (filter.models !== null && !isNamed(filter.models, row.modelId)) return [];
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
    isNamed(filter.accounts, key, accountId, name),
  );
  const pairs = accounts.flatMap((account) =>
    account.regions
      .filter(({ region }) => isNamed(filter.regions, region))
      .map((region) => ({ account, region })),
  );
  return {
    schemaVersion: 1,
    startedAt: scan ? isoTime(scan.startedAt) : null,
    finishedAt: scan?.finishedAt ? isoTime(scan.finishedAt) : null,
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
      fault: faultOut(unreadFault(region)),
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
