import { placeKey } from "@/lib/domain/cell-ref";
import type { MatrixColumn, MatrixDelta, MatrixSnapshot } from "./snapshot";

/**
 * The snapshot a page holds, brought up to date. Columns that did not change stay the same objects, so that
 * nothing drawn from them is drawn again. Null when the delta does not fit what is held: ask for the whole.
 */
export function applyDelta(held: MatrixSnapshot, delta: MatrixDelta): MatrixSnapshot | null {
  if (delta.since !== held.version) return null;
  const { since: _since, columns: changed, ...rest } = delta;
  if (changed.some((column) => column.cells.length !== held.models.length)) return null;
  const accounts = new Set(delta.accounts.map((account) => account.key));
  const columns = mergeColumns(held.columns, changed).filter((column) =>
    accounts.has(column.account),
  );
  const kindsMax = delta.kinds.length;
  if (columns.some((column) => column.cells.some((kind) => kind >= kindsMax))) return null;
  const next = {
    ...rest,
    models: held.models,
    regions: held.regions,
    requirements: delta.requirements ?? held.requirements,
    columns,
  };
  return columns.every((column) => held.regions.some((known) => known.region === column.region))
    ? shareUnchanged(held, next)
    : null;
}

/** A whole new snapshot that keeps every part of the old one that says the same. */
export function shareUnchanged(held: MatrixSnapshot, next: MatrixSnapshot): MatrixSnapshot {
  const before = new Map(held.columns.map((column) => [placeKey(column), column]));
  const columns = next.columns.map((column) => {
    const old = before.get(placeKey(column));
    return old && sameColumn(old, column) ? old : column;
  });
  return {
    ...next,
    accounts: sameJson(held.accounts, next.accounts),
    models: sameJson(held.models, next.models),
    regions: sameJson(held.regions, next.regions),
    kinds: sameJson(held.kinds, next.kinds),
    requirements: sameJson(held.requirements, next.requirements),
    configuredRegions: sameJson(held.configuredRegions, next.configuredRegions),
    columns: sameItems(held.columns, columns) ? held.columns : columns,
  };
}

function mergeColumns(
  held: readonly MatrixColumn[],
  changed: readonly MatrixColumn[],
): readonly MatrixColumn[] {
  const fresh = new Map(changed.map((column) => [placeKey(column), column]));
  const kept = held.map((column) => {
    const key = placeKey(column);
    const next = fresh.get(key) ?? column;
    fresh.delete(key);
    return next;
  });
  return [...kept, ...fresh.values()];
}

function sameColumn(a: MatrixColumn, b: MatrixColumn): boolean {
  if (a === b) return true;
  return (
    a.status === b.status &&
    a.noEndpoint === b.noEndpoint &&
    a.readAt === b.readAt &&
    a.attemptedAt === b.attemptedAt &&
    sameItems(a.cells, b.cells) &&
    JSON.stringify(a.fault) === JSON.stringify(b.fault)
  );
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function sameJson<T>(held: T, next: T): T {
  return held === next || JSON.stringify(held) === JSON.stringify(next) ? held : next;
}
