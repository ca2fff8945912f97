import { isInFlight } from "@/lib/domain/agreement/watch";
import { placeKey } from "@/lib/domain/cell-ref";
import { shownFault } from "@/lib/domain/facts/fault";
import type {
  MatrixAccount,
  MatrixDelta,
  MatrixModel,
  MatrixRegion,
  MatrixRequirement,
  MatrixSnapshot,
  StoreProblem,
} from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/known-regions";
import { prefixOfModel, providerOf } from "@/lib/domain/provider";
import type { Requirement } from "@/lib/domain/requirement/types";
import { intervalProblem } from "@/lib/domain/schedule/interval";
import { nameOfText } from "@/lib/domain/text-name";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { AnswerText } from "@/lib/services/answer-text";
import type { Ground } from "@/lib/services/ground";
import type { Log } from "@/lib/services/ports/log";
import type { AccountMember } from "@/lib/services/ports/read-aws";
import type { ScanControl } from "@/lib/services/ports/scans";
import type { StoreHealth } from "@/lib/services/ports/stores";
import { rhythmOf } from "@/lib/services/rhythm";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { accountFault, accountWarnings } from "@/lib/services/world/faults";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import type { WorldReader } from "@/lib/services/world/world";
import { createAnswers } from "./answers";
import { type Columns, type LaidOut, layColumns, noColumns } from "./columns";
import { createLatest, type Pauses } from "./latest";
import type { MatrixAsked } from "./query";
import { createTurns } from "./turns";

type Memory = {
  /** Counts what was given; `given` has the count of each version that a page may still hold. */
  count: number;
  given: Map<string, number>;
  columns: Columns;
  /** What the columns were laid out from. */
  accounts: Outline["accounts"] | null;
  rest: string;
  order: string;
  /** A page that holds an older version needs the whole. */
  wholeSince: number;
  /** The requirements as they were last sent, and since when. */
  requirements: { text: string; since: number };
  snapshot: MatrixSnapshot | null;
};

export type MatrixReader = {
  /** The whole matrix, with a version that moves only when something in it did. */
  snapshot(): Promise<MatrixSnapshot>;
  /** Only the columns that changed after `since`; null where the page needs the whole snapshot. */
  changesSince(snapshot: MatrixSnapshot, since: string): MatrixDelta | null;
  /** What a page that holds `since` is sent: a delta where that is enough, else the whole. */
  answerTo(snapshot: MatrixSnapshot, asked: MatrixAsked): AnswerText;
  /** Waits until another may be answered beside a running scan. */
  turn(): Promise<void>;
};

type MatrixOptions = Pick<Ground, "now" | "settings" | "stores"> & {
  log: Log;
  scans: Pick<ScanControl, "progress">;
  world: Pick<WorldReader, "outline">;
  buildId: string;
  pauses: Pauses;
};

/** The matrix of all accounts in its compact form. */
export function createMatrix(options: MatrixOptions): MatrixReader {
  const memory: Memory = {
    count: 0,
    given: new Map(),
    columns: noColumns(),
    accounts: null,
    rest: "",
    order: "",
    wholeSince: 0,
    requirements: { text: "", since: 0 },
    snapshot: null,
  };
  const pauses = { ...options.pauses, isBusy: () => options.scans.progress() !== null };
  const latest = createLatest(() => readSnapshot(options, memory), pauses);
  const answers = createAnswers();
  const since = (snapshot: MatrixSnapshot, version: string) =>
    changesSince(memory, snapshot, version);
  return {
    snapshot: latest,
    changesSince: since,
    answerTo: (snapshot, { since: version, cells }) =>
      answers.of(snapshot, { delta: version === "" ? null : since(snapshot, version), cells }),
    turn: createTurns(pauses),
  };
}

function modelsOf({ catalogue }: Outline): MatrixModel[] {
  return [...catalogue.rows.values()].map((row) => ({
    modelId: row.modelId,
    name: rowLabel(row),
    provider: providerOf(row),
    prefix: prefixOfModel(row.modelId),
  }));
}

/** To whole 10 s, so that its noise makes no new version. */
const roundedOffset = (ms: number | null) => ms && Math.round(ms / 10_000) * 10_000;

type Beside = { now: number; inFlight: number };

function accountOf(account: OutlinedAccount, { now, inFlight }: Beside): MatrixAccount {
  const fault = accountFault(account);
  return {
    key: account.key,
    accountId: account.accountId,
    name: account.name,
    partition: account.partition,
    fault: fault && shownFault(fault),
    warnings: accountWarnings(account, now).map(shownFault),
    clockOffsetMs: roundedOffset(account.facts.clockOffsetMs),
    inFlight,
    ...(account.ref.member && { places: placesOf(account.ref.member) }),
  };
}

const placesOf = ({ units, unitNames, tags }: AccountMember): readonly string[] => [
  ...unitNames,
  ...units,
  ...Object.entries(tags).map(([key, value]) => `${key}=${value}`),
];

/** Which cells it names is for the reader to select: as cells, one broad requirement would outweigh the matrix. */
const definitionOf = ({ name, models, regions, accounts }: Requirement): MatrixRequirement => ({
  name,
  models,
  regions,
  accounts,
});

async function readSnapshot(ctx: MatrixOptions, memory: Memory): Promise<MatrixSnapshot> {
  const complete = await ctx.stores.scans.lastComplete(ctx.now());
  const world = await ctx.world.outline();
  const inFlight = await inFlightBy(ctx, world.now);
  const next = memory.count + 1;
  const models = modelsOf(world);
  const regions = [
    ...new Set(world.accounts.flatMap((account) => account.regions.map(({ region }) => region))),
  ];
  const { columns, moved, whole } = layMoved(memory, world, next);
  const rest = {
    buildId: ctx.buildId,
    scanIntervalMs: ctx.settings().scanIntervalMs,
    complete: complete !== null,
    finishedAt: complete?.finishedAt ?? null,
    scan: ctx.scans.progress(),
    accounts: world.accounts.map((account) =>
      accountOf(account, { now: world.now, inFlight: inFlight.get(account.key) ?? 0 }),
    ),
    models,
    regions: regions.map((region): MatrixRegion => regionInfo(region)),
    requirements: ctx.settings().requirements.map(definitionOf),
    configuredRegions: ctx.settings().regions,
    pendingCount: [...inFlight.values()].reduce((sum, count) => sum + count, 0),
    storeProblem: storeProblemOf(ctx.stores.lastHealth()),
    intervalProblem: intervalProblem(rhythmOf(ctx.settings(), complete)),
  };
  const order = JSON.stringify([models, rest.regions]);
  const required = JSON.stringify(rest.requirements);
  if (required !== memory.requirements.text) {
    memory.requirements = { text: required, since: next };
  }
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
    memory.count = next;
    const kinds = [...memory.columns.kinds.list];
    const version = versionOf(memory.columns, { rest: restText, kinds: JSON.stringify(kinds) });
    remember(memory.given, version, next);
    memory.snapshot = { ...rest, version, serverNow: world.now, kinds, columns };
  }
  return { ...memory.snapshot, serverNow: world.now };
}

/** Nothing is laid out anew where the world is the very same. */
function layMoved(memory: Memory, world: Outline, version: number): LaidOut {
  const { snapshot } = memory;
  if (snapshot && memory.accounts === world.accounts)
    return { columns: snapshot.columns, moved: false, whole: false };
  const laid = layColumns(memory.columns, world, version);
  memory.accounts = world.accounts;
  return laid;
}

const storeProblemOf = (health: StoreHealth): StoreProblem | null =>
  health.works ? null : { since: health.since, message: health.message };

/** How many agreements of each account are asked about, as the list of them has it. */
async function inFlightBy(ctx: MatrixOptions, now: number): Promise<ReadonlyMap<string, number>> {
  const watches = await readWatches(ctx, { endedSince: now });
  const counts = new Map<string, number>();
  for (const { account, flight } of watches) {
    if (isInFlight(flight)) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return counts;
}

/** Of what the matrix says, so that it is the same after a restart and in every process that gives the same. */
const versionOf = ({ laid }: Columns, { rest, kinds }: { rest: string; kinds: string }): string =>
  nameOfText([rest, kinds, ...[...laid.values()].map(({ name }) => name)].join("\n"));

/** A page polls within a minute, and a scan moves the matrix every 2 s. */
const VERSIONS_KEPT = 256;

function remember(given: Map<string, number>, version: string, count: number): void {
  given.delete(version);
  given.set(version, count);
  const [oldest] = given.keys();
  if (oldest !== undefined && given.size > VERSIONS_KEPT) given.delete(oldest);
}

function changesSince(memory: Memory, snapshot: MatrixSnapshot, since: string): MatrixDelta | null {
  const number = memory.given.get(since);
  if (number === undefined || number < memory.wholeSince) return null;
  const { models: _models, regions: _regions, requirements, columns, ...rest } = snapshot;
  const changed = columns.filter(
    (column) => (memory.columns.laid.get(placeKey(column))?.changedAt ?? 0) > number,
  );
  const moved = memory.requirements.since > number;
  return { ...rest, since, columns: changed, ...(moved && { requirements }) };
}
