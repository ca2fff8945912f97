import { byName } from "@/lib/domain/by-name";
import { groupBy } from "@/lib/domain/group-by";
import { regionRank } from "@/lib/domain/known-regions";
import type { Line, LineCounts, LineRow, LineState } from "./line";
import { LINE_STATES, sumCounts, worstLine } from "./line";

/** What a requirement came to in one Region, over the accounts shown. */
export type OverviewCell = {
  state: LineState;
  counts: LineCounts;
  /** It holds, or would, by the global profile alone. */
  byGlobal: boolean;
};

/** A requirement over its Regions; `line` decides it, null where all of it holds. */
export type OverviewRow = {
  requirement: string;
  state: LineState;
  cells: ReadonlyMap<string, OverviewCell>;
  line: Line | null;
};

export type Overview = {
  /** In AWS's order; of more than fit, those that need the most. */
  regions: readonly string[];
  moreRegions: number;
  rows: readonly OverviewRow[];
  /** Requirements that hold and are left out. */
  moreHold: number;
};

const REGIONS_MAX = 6;
const REGIONS_KEPT = 4;
const ROWS_MAX = 5;

/** Requirements by their Regions, worst first, as many as a glance takes. */
export function overviewOf(rows: readonly LineRow[]): Overview {
  const all = [...groupBy(rows, ({ requirement }) => requirement)].map(([requirement, own]) =>
    rowOf(requirement, own),
  );
  const sorted = all.toSorted((a, b) => rank(a.state) - rank(b.state));
  const open = sorted.filter(({ state }) => state !== "met");
  const shown = sorted.length > ROWS_MAX ? open : sorted;
  const regions = regionsOf(rows);
  return { ...regions, rows: shown, moreHold: sorted.length - shown.length };
}

const rank = (state: LineState): number => LINE_STATES.indexOf(state);

function rowOf(requirement: string, rows: readonly LineRow[]): OverviewRow {
  const placed = rows.filter(({ region }) => region !== null);
  const cells = [...groupBy(placed, ({ region }) => region ?? "")].map(
    ([region, own]) => [region, cellOf(own)] as const,
  );
  const state = worstLine(rows);
  const line = rows.flatMap(({ lines }) => lines).find((one) => one.state === state) ?? null;
  return { requirement, state, cells: new Map(cells), line: state === "met" ? null : line };
}

function cellOf(rows: readonly LineRow[]): OverviewCell {
  const state = worstLine(rows);
  const byGlobal = rows.some(({ lines }) =>
    lines.some((line) => line.state === state && line.heldBy.by === "global-only"),
  );
  return { state, counts: sumCounts(rows), byGlobal };
}

function regionsOf(rows: readonly LineRow[]): Pick<Overview, "regions" | "moreRegions"> {
  const byRegion = groupBy(
    rows.filter(({ region }) => region !== null),
    ({ region }) => region ?? "",
  );
  const inOrder = [...byRegion.keys()].sort(
    (a, b) => regionRank(a) - regionRank(b) || byName(a, b),
  );
  if (inOrder.length <= REGIONS_MAX) return { regions: inOrder, moreRegions: 0 };
  const worst = inOrder
    .toSorted(
      (a, b) => rank(worstLine(byRegion.get(a) ?? [])) - rank(worstLine(byRegion.get(b) ?? [])),
    )
    .slice(0, REGIONS_KEPT);
  return {
    regions: inOrder.filter((region) => worst.includes(region)),
    moreRegions: inOrder.length - REGIONS_KEPT,
  };
}
