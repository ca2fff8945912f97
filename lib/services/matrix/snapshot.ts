import { titleOf } from "@/lib/domain/catalogue/title";
import { regionInfo } from "@/lib/domain/region";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Verdict } from "@/lib/domain/verdict";
import type {
  CellKind,
  MatrixAccount,
  MatrixColumn,
  MatrixModel,
  MatrixRegion,
  MatrixRequirement,
  MatrixSnapshot,
} from "@/lib/domain/view/matrix";
import type { Context } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports";
import { accountFault, accountWarnings, hasNoEndpoint, regionFault, viewOf } from "./faults";
import { readWorld, type World, type WorldAccount, type WorldRegion } from "./world";

/** Kinds only ever grow, so that an index a page holds stays right; each column carries the version it last changed at. */
type Memory = {
  bootId: string;
  version: number;
  kinds: CellKind[];
  kindBy: Map<string, number>;
  columns: Map<string, { text: string; changedAt: number; column: MatrixColumn }>;
  rest: string;
  order: string;
  orderedAt: number;
  snapshot: MatrixSnapshot | null;
};

const MEMORIES = new WeakMap<Stores, Memory>();

function memoryOf(stores: Stores, bootId: string): Memory {
  const existing = MEMORIES.get(stores);
  if (existing) return existing;
  const created: Memory = {
    bootId,
    version: 0,
    kinds: [],
    kindBy: new Map(),
    columns: new Map(),
    rest: "",
    order: "",
    orderedAt: 0,
    snapshot: null,
  };
  MEMORIES.set(stores, created);
  return created;
}

function kindOf(verdict: Verdict): CellKind {
  const { state, code, cause, routes, findings, lastKnown } = verdict;
  const deciding = code === null ? null : findings[0];
  const beside = findings.filter((finding) => finding !== deciding);
  return {
    state,
    code,
    cause,
    title: titleOf(verdict),
    owner: deciding?.owner ?? null,
    routes,
    noted: state !== "not_offered" && beside.some((finding) => finding.severity === "warn"),
    legacy: beside.some((finding) => finding.code === "ModelLegacy"),
    lastKnown,
  };
}

function kindIndex(memory: Memory, verdict: Verdict): number {
  const kind = kindOf(verdict);
  const key = JSON.stringify(kind);
  const existing = memory.kindBy.get(key);
  if (existing !== undefined) return existing;
  memory.kinds.push(kind);
  memory.kindBy.set(key, memory.kinds.length - 1);
  return memory.kinds.length - 1;
}

const kindsByVerdict = new WeakMap<Verdict, number>();

function columnOf(memory: Memory, account: WorldAccount, region: WorldRegion): MatrixColumn {
  const fault = regionFault(region);
  return {
    account: account.key,
    region: region.region,
    status: region.judged.status,
    fault: fault && viewOf(fault),
    noEndpoint: hasNoEndpoint(region),
    readAt: region.stored?.readAt ?? null,
    attemptedAt: region.stored?.attemptedAt ?? null,
    cells: region.judged.cells.map(({ verdict }) => {
      const known = kindsByVerdict.get(verdict);
      if (known !== undefined) return known;
      const index = kindIndex(memory, verdict);
      kindsByVerdict.set(verdict, index);
      return index;
    }),
  };
}

function modelsOf({ catalogue }: World): MatrixModel[] {
  return [...catalogue.rows.values()].map((row) => ({
    modelId: row.modelId,
    name: row.modelName ?? row.modelId,
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

const columnKey = (column: MatrixColumn) => `${column.account}~${column.region}`;

function noteColumns(memory: Memory, columns: readonly MatrixColumn[], next: number): boolean {
  let changed = false;
  for (const column of columns) {
    const text = JSON.stringify(column);
    const existing = memory.columns.get(columnKey(column));
    if (existing?.text === text) continue;
    memory.columns.set(columnKey(column), { text, changedAt: next, column });
    changed = true;
  }
  return changed;
}

/** The whole matrix, with a version that moves only when something in it did. */
export async function readSnapshot(
  ctx: Context,
  at: { bootId: string; buildId: string },
): Promise<MatrixSnapshot> {
  const memory = memoryOf(ctx.stores, at.bootId);
  const world = await readWorld(ctx);
  const complete = await ctx.stores.scans.lastComplete();
  const models = modelsOf(world);
  const regions = [
    ...new Set(world.accounts.flatMap((account) => account.regions.map(({ region }) => region))),
  ];
  const columns = world.accounts.flatMap((account) =>
    account.regions.map((region) => columnOf(memory, account, region)),
  );
  const rest = {
    buildId: at.buildId,
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
  const next = memory.version + 1;
  const order = JSON.stringify([models, rest.regions]);
  const columnsMoved = noteColumns(memory, columns, next);
  const restText = JSON.stringify({
    ...rest,
    accounts: rest.accounts.map((one) => ({
      ...one,
      warnings: one.warnings.map(({ code }) => code),
    })),
  });
  if (order !== memory.order) {
    memory.order = order;
    memory.orderedAt = next;
  }
  if (columnsMoved || restText !== memory.rest || !memory.snapshot) {
    memory.rest = restText;
    memory.version = next;
    memory.snapshot = {
      ...rest,
      version: `${memory.bootId}-${next}`,
      serverNow: world.now,
      kinds: [...memory.kinds],
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

/** Only the columns that changed after `since`; null where the page needs the whole snapshot. */
export function changesSince(stores: Stores, snapshot: MatrixSnapshot, since: string) {
  const memory = MEMORIES.get(stores);
  const [bootId, number] = [
    since.slice(0, since.lastIndexOf("-")),
    Number(since.slice(since.lastIndexOf("-") + 1)),
  ];
  if (!memory || bootId !== memory.bootId || !Number.isInteger(number)) return null;
  if (number < memory.orderedAt || number > memory.version) return null;
  const { models: _models, regions: _regions, columns, ...rest } = snapshot;
  const changed = columns.filter(
    (column) => (memory.columns.get(columnKey(column))?.changedAt ?? 0) > number,
  );
  return { ...rest, since, columns: changed };
}
