import type { Readiness, ReadinessCell } from "@/lib/contracts/readiness";
import type { Catalogue } from "@/lib/domain/judge/models";
import { STATES, type State } from "@/lib/domain/state";
import { STATE_WORD } from "@/lib/domain/words/states";

const pad = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);

const regionsText = (count: number) => (count === 1 ? "1 Region" : `${count} Regions`);

/** A line a cell that is not simply ready or not offered, then a line a model that is ready, then the counts. */
export function toScanTable(readiness: Readiness, catalogue: Catalogue): string {
  const name = (modelId: string) => catalogue.rows.get(modelId)?.modelName ?? modelId;
  const open = readiness.cells.filter(
    (cell) => cell.state !== "ready" && cell.state !== "not_offered",
  );
  const lines = [
    ...groups(open).map(({ cell, regions }) => row(cell, { regions, name })),
    ...readyLines(readiness.cells, name),
  ];
  return `${lines.join("\n")}${lines.length > 0 ? "\n\n" : ""}${counts(readiness)}\n`;
}

type Group = { cell: ReadinessCell; regions: string[] };

/** Cells of one model that say the same stand in one line. */
function groups(cells: readonly ReadinessCell[]): Group[] {
  const byKey = new Map<string, Group>();
  for (const cell of cells) {
    const { accountId, modelId, state, code, cause } = cell;
    const key = [accountId, modelId, state, code, cause].join("|");
    const group = byKey.get(key);
    if (group) group.regions.push(cell.region);
    else byKey.set(key, { cell, regions: [cell.region] });
  }
  return [...byKey.values()];
}

function row(
  cell: ReadinessCell,
  { regions, name }: { regions: readonly string[]; name: (id: string) => string },
) {
  const where = regions.length > 3 ? regionsText(regions.length) : regions.join(", ");
  const why = cell.findings[0]?.message ?? "";
  return `${pad(STATE_WORD[cell.state], 11)}  ${pad(name(cell.modelId), 28)}  ${pad(where, 34)}  ${pad(cell.code ?? "", 24)}  ${why}`;
}

function readyLines(cells: readonly ReadinessCell[], name: (id: string) => string): string[] {
  const ready = new Map<string, { modelId: string; count: number; routes: Set<string> }>();
  for (const cell of cells) {
    if (cell.state !== "ready") continue;
    const key = `${cell.accountId}|${cell.modelId}`;
    const entry = ready.get(key) ?? { modelId: cell.modelId, count: 0, routes: new Set<string>() };
    entry.count += 1;
    for (const route of cell.routes) entry.routes.add(route);
    ready.set(key, entry);
  }
  return [...ready.values()].map(
    ({ modelId, count, routes }) =>
      `${pad(STATE_WORD.ready, 11)}  ${pad(name(modelId), 28)}  ${pad(regionsText(count), 34)}  by ${[...routes].join(", ")}`,
  );
}

function counts(readiness: Readiness): string {
  const byState = new Map<State, number>();
  for (const { state } of readiness.cells) byState.set(state, (byState.get(state) ?? 0) + 1);
  const parts = STATES.filter((state) => byState.has(state)).map(
    (state) => `${byState.get(state)} ${STATE_WORD[state]}`,
  );
  const unread = readiness.regions.filter((region) => region.fault).length;
  const regions = `${readiness.regions.length - unread} of ${readiness.regions.length} Regions without a fault`;
  const note = "No invocation was tried; callers' own policies were not checked.";
  return [parts.join(", ") || "No model was found.", regions, note].join("\n");
}
