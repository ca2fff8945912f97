import { placeKey } from "@/lib/domain/cell-ref";
import { groupBy } from "@/lib/domain/group-by";
import type { State } from "@/lib/domain/state";
import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import type { Change, ChangeKind, LegacyDate, StateRow } from "./types";

/** Changes of one cell that follow each other this closely belong together. */
export const FLAP_GAP_MS = 6 * HOUR_MS;

export type ChangesInput = {
  /** Rows of every cell from `since` on, and for each such cell the rows before it as far back as its last known state. */
  rows: readonly StateRow[];
  /** Any earlier rows of a region, to tell a new model from the region's first reading. */
  known: readonly StateRow[];
  legacy: readonly LegacyDate[];
  since: EpochMs;
  now: EpochMs;
};

/**
 * What changed from `since` to `now`, newest first. A cell that could not be read has not changed: it is not checked,
 * and when it comes back as it was, nothing happened. A cell that goes to and fro is one change.
 */
export function changesOf({ rows, known, legacy, since, now }: ChangesInput): readonly Change[] {
  const beginnings = earliestScanned([...known, ...rows]);
  const ofCells = byCell(rows).flatMap((cell) => {
    const seen = transitions(cell, beginnings);
    const unread = seen.filter(({ kind }) => kind === "not_checked");
    const read = seen.filter(({ kind }) => kind !== "not_checked");
    return [...runsOf(read).flatMap(foldFlap), ...runsOf(unread).flatMap(foldToLast)];
  });
  return [...firstReadByScan(atFirstSight(ofCells)), ...legacyChanges(legacy)]
    .filter(({ at }) => at >= since && at <= now)
    .sort((a, b) => b.at - a.at);
}

type Beginnings = ReadonlyMap<string, StateRow>;

/** By Region the earliest row that a scan wrote: a poll or a check looks at some of its cells, and tells nothing of the others. */
function earliestScanned(rows: readonly StateRow[]): Beginnings {
  const earliest = new Map<string, StateRow>();
  for (const row of rows) {
    if (row.scanId === null) continue;
    const first = earliest.get(placeKey(row));
    if (!first || row.at < first.at) earliest.set(placeKey(row), row);
  }
  return earliest;
}

function byCell(rows: readonly StateRow[]): readonly (readonly StateRow[])[] {
  const cells = groupBy(rows, (row) => `${placeKey(row)} ${row.modelId}`);
  return [...cells.values()].map((cell) => [...cell].sort((a, b) => a.at - b.at));
}

/** The changes of one cell, oldest first; `last` is the newest row in which it was known. */
function transitions(cell: readonly StateRow[], beginnings: Beginnings): readonly Change[] {
  const changes: Change[] = [];
  let last: StateRow | null = null;
  let before: StateRow | null = null;
  for (const row of cell) {
    const kind = kindOf({ row, last, before, beginning: beginnings.get(placeKey(row)) });
    if (kind) changes.push(changeOf(kind, row, last?.state ?? null));
    if (row.state !== "unknown") last = row;
    before = row;
  }
  return changes;
}

function changeOf(kind: ChangeKind, row: StateRow, from: State | null): Change {
  const { at, scanId, account, region, modelId, state, code } = row;
  return { kind, at, scanId, account, region, modelId, from, to: state, code, times: 1 };
}

type Step = {
  row: StateRow;
  last: StateRow | null;
  before: StateRow | null;
  beginning: StateRow | undefined;
};

const BY_STATE = {
  ready: "ready",
  inactive: "inactive",
  pending: "pending",
  blocked: "blocked",
  not_offered: "withdrawn",
  unknown: "not_checked",
} as const satisfies Record<State, ChangeKind>;

function kindOf({ row, last, before, beginning }: Step): ChangeKind | null {
  if (row.state === "unknown") return before?.state === "unknown" ? null : notChecked(row);
  if (!last) return firstKnown(row, before, beginning);
  if (last.state === row.state && last.code === row.code) return null;
  return kindBetween(last, row);
}

/** A region that is off, or on its way, shows no list: what is offered there is not known. */
const hidesOffer = ({ code }: StateRow): boolean =>
  code === "RegionDisabled" || code === "RegionEnabling";

function kindBetween(last: StateRow, row: StateRow): ChangeKind | null {
  const ofRegion = regionKind(last, row);
  if (ofRegion !== null) return row.state === "not_offered" ? null : ofRegion;
  return last.state === "not_offered" ? "offered" : BY_STATE[row.state];
}

/** A Region that was switched on or off says nothing of its models one by one. Null: its state is as it was. */
function regionKind(last: StateRow, row: StateRow): ChangeKind | null {
  if (hidesOffer(row) && last.code !== row.code)
    return row.code === "RegionDisabled" ? "region_off" : "region_enabling";
  return hidesOffer(last) && !hidesOffer(row) ? "region_on" : null;
}

/** A cell that is known to be unread yet is no event; one that could not be read is. */
function notChecked(row: StateRow): ChangeKind | null {
  return row.code === "NotReadYet" ? null : "not_checked";
}

/** A model that appears in a region which an earlier scan has read is new there; else the region is read for the first time. */
function firstKnown(
  row: StateRow,
  before: StateRow | null,
  beginning: StateRow | undefined,
): ChangeKind | null {
  const newHere = !before && beginning && beginning.at < row.at && beginning.scanId !== row.scanId;
  if (!newHere) return "first_read";
  return row.state === "not_offered" ? null : "offered";
}

const OF_A_REGION: ReadonlySet<ChangeKind> = new Set([
  "region_on",
  "region_enabling",
  "region_off",
]);

/** A poll may see of some cells what the scan after it sees of the others: a Region's switch is told once, when it was first seen. */
function atFirstSight(changes: readonly Change[]): readonly Change[] {
  const rest = changes.filter(({ kind }) => !OF_A_REGION.has(kind));
  const switches = changes.filter(({ kind }) => OF_A_REGION.has(kind)).sort((a, b) => a.at - b.at);
  const told = [...groupBy(switches, placeKey).values()].flatMap((ofRegion) => {
    let first: Change | null = null;
    return ofRegion.map((change): Change => {
      const goesOn = first?.kind === change.kind && change.at - first.at <= FLAP_GAP_MS;
      if (!first || !goesOn) first = change;
      return { ...change, at: first.at, scanId: first.scanId };
    });
  });
  return [...rest, ...told];
}

/** What a poll saw before the first scan of its Region had ended was read by that scan. */
function firstReadByScan(changes: readonly Change[]): readonly Change[] {
  const reads = changes.filter(({ kind, scanId }) => kind === "first_read" && scanId !== null);
  const scans = new Map(
    reads.toSorted((a, b) => b.at - a.at).map((read) => [placeKey(read), read]),
  );
  return changes.map((change): Change => {
    const scan = scans.get(placeKey(change));
    const isOfScan = scan && change.kind === "first_read" && change.scanId === null;
    if (!isOfScan || Math.abs(scan.at - change.at) > FLAP_GAP_MS) return change;
    return { ...change, at: scan.at, scanId: scan.scanId };
  });
}

function runsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && change.at - previous.at <= FLAP_GAP_MS) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

/** A run in which a state comes back is one change, at its end. */
function foldFlap(run: readonly Change[]): readonly Change[] {
  if (!comesBack(run)) return run;
  return foldToLast(run).map((last) => ({ ...last, kind: "flapping" }));
}

function foldToLast(run: readonly Change[]): readonly Change[] {
  const last = run.at(-1);
  return last ? [{ ...last, from: run[0]?.from ?? null, times: run.length }] : [];
}

function comesBack(run: readonly Change[]): boolean {
  const seen = new Set<State>();
  return run.some(({ from, to }) => {
    if (from) seen.add(from);
    return to !== null && from !== to && seen.has(to);
  });
}

function legacyChanges(legacy: readonly LegacyDate[]): readonly Change[] {
  return legacy.map(({ account, region, modelId, legacyAt }) => ({
    kind: "legacy" as const,
    at: legacyAt,
    scanId: null,
    account,
    region,
    modelId,
    from: null,
    to: null,
    code: "ModelLegacy",
    times: 1,
  }));
}
