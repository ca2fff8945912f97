import type { Readiness, ReadinessCell } from "@/lib/contracts/readiness";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { titleOf } from "@/lib/domain/catalogue/title";
import { type RegionCounts, regionsReadText } from "@/lib/domain/grid/region-counts";
import type { Catalogue } from "@/lib/domain/judge/models";
import { NOWHERE } from "@/lib/domain/links/target";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import { isShut, STATES, type State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { rowLabel } from "@/lib/domain/words/row-label";
import { asSentence } from "@/lib/domain/words/sentence";
import { STATE_WORD } from "@/lib/domain/words/states";

export type PrintedRegion = Pick<Readiness["regions"][number], "accountId" | "region">;
type Shown = {
  catalogue: Catalogue;
  /** How many of the regions were read. */
  counts: RegionCounts;
  /** Why a region is left out of the table and its counts; null: it is in. */
  foldedFor: (place: PrintedRegion) => FoldedFor | null;
};

const NAME_MIN = 28;
const WHERE = 34;

const pad = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);

/** A line a cell that is not simply ready or not offered, then a line a model that is ready, then the counts. */
export function toScanTable(readiness: Readiness, { catalogue, counts, foldedFor }: Shown): string {
  const cells = readiness.cells.filter((cell) => foldedFor(cell) === null);
  const open = cells.filter(isShut);
  const lines = [...groups(open).map(openLine), ...readyLines(cells)];
  const label = (modelId: string) => {
    const row = catalogue.rows.get(modelId);
    return row ? rowLabel(row) : modelId;
  };
  const width = Math.max(NAME_MIN, ...lines.map(({ modelId }) => label(modelId).length));
  const table = lines.map(
    ({ state, modelId, where, rest }) =>
      `${pad(STATE_WORD[state], 11)}  ${pad(label(modelId), width)}  ${pad(where, WHERE)}  ${rest}`,
  );
  const folded = readiness.regions.map(foldedFor);
  const ends = [
    statesText(cells),
    `${regionsReadText(counts)}.`,
    ...foldedLines(folded),
    NOT_CHECKED,
  ];
  return [...table, ...(table.length > 0 ? [""] : []), ...ends, ""].join("\n");
}

const NOT_CHECKED = "No invocation was tried; callers' own policies were not checked.";

type Line = { state: State; modelId: string; where: string; rest: string };
type Group = { cell: ReadinessCell; regions: string[]; messages: Set<string> };

/** Cells of one model that say the same stand in one line. */
function groups(cells: readonly ReadinessCell[]): Group[] {
  const byKey = new Map<string, Group>();
  for (const cell of cells) {
    const { accountId, modelId, state, code, cause } = cell;
    const key = [accountId, modelId, state, code, cause].join("|");
    const group = byKey.get(key) ?? { cell, regions: [], messages: new Set<string>() };
    group.regions.push(cell.region);
    group.messages.add(cell.findings[0]?.message ?? "");
    byKey.set(key, group);
  }
  return [...byKey.values()];
}

function openLine({ cell, regions, messages }: Group): Line {
  const { state, modelId, code } = cell;
  const listed = regions.join(", ");
  const where =
    regions.length > 3 || listed.length > WHERE ? counted(regions.length, "Region") : listed;
  const text = textOf({ cell, regions, messages });
  return { state, modelId, where, rest: `${pad(code ?? "", 24)}  ${text}` };
}

/** What is true of one region alone is not told of several: then the code's own sentence stands. */
function textOf({ cell: { state, code, cause }, regions, messages }: Group): string {
  const [message = ""] = messages;
  const isOfOne = messages.size > 1 || regions.some((region) => message.includes(region));
  if (regions.length === 1 || code === null || !isOfOne) return message;
  if (state === "unknown") return asSentence(titleOf({ state, code, cause }));
  return fixFor({ code, cause, ...NOWHERE }).sentence;
}

function readyLines(cells: readonly ReadinessCell[]): Line[] {
  const ready = new Map<string, { modelId: string; count: number; routes: Set<string> }>();
  for (const cell of cells) {
    if (cell.state !== "ready") continue;
    const key = `${cell.accountId}|${cell.modelId}`;
    const entry = ready.get(key) ?? { modelId: cell.modelId, count: 0, routes: new Set<string>() };
    entry.count += 1;
    for (const route of cell.routes) entry.routes.add(route);
    ready.set(key, entry);
  }
  return [...ready.values()].map(({ modelId, count, routes }) => ({
    state: "ready",
    modelId,
    where: counted(count, "Region"),
    rest: `by ${[...routes].join(", ")}`,
  }));
}

function statesText(cells: readonly ReadinessCell[]): string {
  const byState = new Map<State, number>();
  for (const { state } of cells) byState.set(state, (byState.get(state) ?? 0) + 1);
  const parts = STATES.filter((state) => byState.has(state)).map(
    (state) => `${figure(byState.get(state) ?? 0)} ${STATE_WORD[state]}`,
  );
  return parts.join(", ") || "No model was found.";
}

function foldedLines(folded: readonly (FoldedFor | null)[]): string[] {
  const off = folded.filter((one) => one === "off").length;
  const without = folded.filter((one) => one === "no-endpoint").length;
  return [
    ...(off > 0
      ? [
          `${counted(off, "Region")} ${off === 1 ? "is" : "are"} off and left out here; --format json has the cells.`,
        ]
      : []),
    ...(without > 0
      ? [
          `${counted(without, "Region")} without a Bedrock endpoint left out here; --format json has the cells.`,
        ]
      : []),
  ];
}
