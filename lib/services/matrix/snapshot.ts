import { regionInfo } from "@/lib/domain/region";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";
import type {
  MatrixAccount,
  MatrixDelta,
  MatrixModel,
  MatrixRegion,
  MatrixRequirement,
  MatrixSnapshot,
} from "@/lib/domain/view/matrix";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { Context } from "@/lib/services/context";
import { accountFault, accountWarnings, viewOf } from "@/lib/services/world/faults";
import type { World, WorldAccount } from "@/lib/services/world/world";
import { type Columns, columnKey, layColumns, noColumns } from "./columns";

type Memory = {
  version: number;
  columns: Columns;
  rest: string;
  order: string;
  /** A page that holds an older version needs the whole. */
  wholeSince: number;
  snapshot: MatrixSnapshot | null;
};

export type MatrixReader = {
  /** The whole matrix, with a version that moves only when something in it did. */
  snapshot(): Promise<MatrixSnapshot>;
  /** Only the columns that changed after `since`; null where the page needs the whole snapshot. */
  changesSince(snapshot: MatrixSnapshot, since: string): MatrixDelta | null;
};

type MatrixOptions = Pick<Context, "now" | "settings" | "stores" | "scans" | "world"> & {
  /** Begins every version: new with each of these readers, since only it knows what it gave before. */
  id: string;
  buildId: string;
};

/** The matrix of all accounts in its compact form. */
export function createMatrix(options: MatrixOptions): MatrixReader {
  const memory: Memory = {
    version: 0,
    columns: noColumns(),
    rest: "",
    order: "",
    wholeSince: 0,
    snapshot: null,
  };
  return {
    snapshot: () => readSnapshot(options, memory),
    changesSince: (snapshot, since) => changesSince({ memory, id: options.id }, snapshot, since),
  };
}

function modelsOf({ catalogue }: World): MatrixModel[] {
  return [...catalogue.rows.values()].map((row) => ({
    modelId: row.modelId,
    name: rowLabel(row),
    provider: row.providerName ?? row.modelId.split(".", 1)[0] ?? row.modelId,
    prefix: row.modelId.split(".", 1)[0] ?? row.modelId,
  }));
}

/** To whole 10 s, so that its noise makes no new version. */
const roundedOffset = (ms: number | null) => ms && Math.round(ms / 10_000) * 10_000;

function accountOf(account: WorldAccount, now: number): MatrixAccount {
  const fault = accountFault(account);
  return {
    key: account.key,
    accountId: account.accountId,
    name: account.name,
    partition: account.partition,
    fault: fault && viewOf(fault),
    warnings: accountWarnings(account, now).map(viewOf),
    clockOffsetMs: roundedOffset(account.facts.clockOffsetMs),
  };
}

function requiredCells(
  requirement: Requirement,
  world: World,
  models: readonly MatrixModel[],
): MatrixRequirement {
  const selectors = requirement.models.map(selectorOf);
  const wanted = models.filter((model) => selectors.some((selector) => selector.matches(model)));
  const { accounts, regions } = requirement;
  const cells = world.accounts
    .filter(
      ({ key, name }) =>
        !accounts || accounts.includes(key) || (name !== null && accounts.includes(name)),
    )
    .flatMap(({ key, regions: own }) =>
      own
        .filter(({ region }) => !regions || regions.includes(region))
        .flatMap(({ region }) => wanted.map(({ modelId }) => ({ account: key, region, modelId }))),
    );
  return { name: requirement.name, cells };
}

async function readSnapshot(ctx: MatrixOptions, memory: Memory): Promise<MatrixSnapshot> {
  const complete = await ctx.stores.scans.lastComplete(ctx.now());
  const world = await ctx.world.read();
  const next = memory.version + 1;
  const models = modelsOf(world);
  const regions = [
    ...new Set(world.accounts.flatMap((account) => account.regions.map(({ region }) => region))),
  ];
  const { columns, moved, whole } = layColumns(memory.columns, world, next);
  const rest = {
    buildId: ctx.buildId,
    scanIntervalMs: ctx.settings().scanIntervalMs,
    complete: complete !== null,
    finishedAt: complete?.finishedAt ?? null,
    scan: ctx.scans.progress(),
    accounts: world.accounts.map((account) => accountOf(account, world.now)),
    models,
    regions: regions.map((region): MatrixRegion => regionInfo(region)),
    requirements: ctx
      .settings()
      .requirements.map((requirement) => requiredCells(requirement, world, models)),
    pendingCount: pendingCount(world),
  };
  const order = JSON.stringify([models, rest.regions]);
  const restText = JSON.stringify({
    ...rest,
    accounts: rest.accounts.map((one) => ({
      ...one,
      warnings: one.warnings.map(({ code }) => code),
    })),
  });
  if (whole || order !== memory.order) {
    memory.order = order;
    memory.wholeSince = next;
  }
  if (moved || restText !== memory.rest || !memory.snapshot) {
    memory.rest = restText;
    memory.version = next;
    memory.snapshot = {
      ...rest,
      version: `${ctx.id}-${next}`,
      serverNow: world.now,
      kinds: [...memory.columns.kinds.list],
      columns,
    };
  }
  return { ...memory.snapshot, serverNow: world.now };
}

function pendingCount(world: World): number {
  const pending = new Set<string>();
  for (const account of world.accounts) {
    for (const { judged } of account.regions) {
      for (const { modelId, verdict } of judged.cells) {
        const agreement =
          verdict.code === "MPAgreementBeingCreated" || verdict.code === "MPAgreementPending";
        if (agreement) pending.add(`${account.key}~${modelId}`);
      }
    }
  }
  return pending.size;
}

function changesSince(
  { memory, id }: { memory: Memory; id: string },
  snapshot: MatrixSnapshot,
  since: string,
): MatrixDelta | null {
  const cut = since.lastIndexOf("-");
  const number = Number(since.slice(cut + 1));
  if (since.slice(0, cut) !== id || !Number.isInteger(number)) return null;
  if (number < memory.wholeSince || number > memory.version) return null;
  const { models: _models, regions: _regions, columns, ...rest } = snapshot;
  const changed = columns.filter(
    (column) => (memory.columns.laid.get(columnKey(column))?.changedAt ?? 0) > number,
  );
  return { ...rest, since, columns: changed };
}
