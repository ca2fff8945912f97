import { byName } from "@/lib/domain/by-name";
import { groupBy } from "@/lib/domain/group-by";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { Change, ChangeGroup, ChangeKind, ChangeLine, ChangeScan } from "./types";

export type ChangeFilter = {
  /** Null: all. An empty text filters nothing. */
  kinds: readonly ChangeKind[] | null;
  accounts: readonly string[] | null;
  region: string | null;
  /** Part of a model id, in any case. */
  model: string | null;
};

export function filterChanges(
  changes: readonly Change[],
  { kinds, accounts, region, model }: ChangeFilter,
): readonly Change[] {
  const part = model?.toLowerCase();
  return changes.filter(
    (change) =>
      (!kinds || kinds.includes(change.kind)) &&
      (!accounts || accounts.includes(change.account)) &&
      (!region || change.region === region) &&
      (!part || change.modelId.toLowerCase().includes(part)),
  );
}

/** What was seen between scans is kept together by this much time. */
const BETWEEN_MS = 15 * MINUTE_MS;

/** Changes by the scan that saw them, newest first; equal ones of one scan are one line. */
export function groupChanges(
  changes: readonly Change[],
  scans: readonly ChangeScan[],
): readonly ChangeGroup[] {
  const byId = new Map(scans.map((scan) => [scan.scanId, scan]));
  return [...groupBy(changes, groupId)]
    .map(([id, members]) => {
      const scan = byId.get(id) ?? null;
      return { id, scan, at: scan?.startedAt ?? newest(members), lines: linesOf(id, members) };
    })
    .sort((a, b) => b.at - a.at);
}

const groupId = ({ scanId, at }: Change): string =>
  scanId ?? `between-${Math.floor(at / BETWEEN_MS) * BETWEEN_MS}`;

const newest = (changes: readonly { at: EpochMs }[]): EpochMs =>
  changes.reduce((latest, { at }) => Math.max(latest, at), 0);

/** First the regions in which a model did the same, then the models that did the same in those regions. */
function linesOf(group: string, changes: readonly Change[]): readonly ChangeLine[] {
  const ofModels = [
    ...groupBy(changes, (change) => `${samenessOf(change)}|${change.modelId}`).values(),
  ];
  const merged = groupBy(ofModels, (members) => {
    const [first] = members;
    if (!first) return "";
    return inBulk(first)
      ? samenessOf(first)
      : `${samenessOf(first)}|${regionsOf(members).join(" ")}`;
  });
  return [...merged.values()]
    .flatMap((sets) => lineOf(group, sets.flat()))
    .sort((a, b) => b.at - a.at || byName(a.id, b.id));
}

/** What was read for the first time, or not at all, is one line however many cells and regions it was. */
const inBulk = ({ kind }: Change): boolean => kind === "not_checked" || isWhole(kind);

/** Kinds that tell of Regions, whatever their cells became. */
const isWhole = (kind: ChangeKind): boolean =>
  kind === "first_read" ||
  kind === "region_on" ||
  kind === "region_enabling" ||
  kind === "region_off";

function shared({ account, kind, from, to, code }: Change) {
  if (isWhole(kind)) return { account, kind, from: null, to: null, code: null };
  if (kind === "not_checked") return { account, kind, from: null, to, code };
  return { account, kind, from, to, code };
}

const samenessOf = (change: Change): string => Object.values(shared(change)).join("|");

function lineOf(group: string, changes: readonly Change[]): readonly ChangeLine[] {
  const [first] = changes;
  if (!first) return [];
  const regions = regionsOf(changes);
  const modelIds = [...new Set(changes.map(({ modelId }) => modelId))].sort();
  return [
    {
      ...shared(first),
      scanId: first.scanId,
      id: [group, samenessOf(first), regions.join(" "), modelIds[0]].join("|"),
      at: newest(changes),
      times: changes.reduce((most, { times }) => Math.max(most, times), 1),
      regions,
      modelIds,
      cells: changes.length,
    },
  ];
}

const regionsOf = (changes: readonly Change[]): readonly string[] =>
  [...new Set(changes.map(({ region }) => region))].sort();
