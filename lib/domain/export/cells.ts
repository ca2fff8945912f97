import { removerOf } from "@/lib/domain/by-remover";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { TriedCell } from "@/lib/domain/proof/proof";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, LastKnown, Route } from "@/lib/domain/verdict";
import { isoTime } from "@/lib/domain/words/dates";
import type { ExportFormat } from "./formats";
import { maskJson } from "./mask";
import { maskTable, type Table, toCsv, toMarkdown } from "./table";

/** One cell of the view that is exported. */
export type ExportCell = {
  accountId: string;
  accountName: string | null;
  region: string;
  modelId: string;
  modelName: string;
  provider: string;
  state: State;
  code: Code | null;
  cause: Cause | null;
  routes: readonly Route[];
  findings: readonly Pick<Finding, "code" | "cause" | "severity" | "owner" | "message">[];
  readAt: EpochMs | null;
  lastKnown: LastKnown | null;
  /** The newest call of a week; null: none was tried. */
  proof: TriedCell | null;
};

export type CellsExport = {
  cells: readonly ExportCell[];
  /** When it was made. */
  at: EpochMs;
  /** Whether a whole scan stands behind it. */
  complete: boolean;
  mask: boolean;
};

/**
 * The cells of a view as a text to keep. CSV and Markdown give the deciding finding and who acts first, JSON gives all
 * as they were found.
 */
export function exportCells(format: ExportFormat, from: CellsExport): string {
  return RENDER[format](from);
}

const RENDER = {
  csv: (from) => toCsv(tableOf(from)),
  markdown: (from) => toMarkdown(tableOf(from)),
  json: jsonOf,
} as const satisfies Record<ExportFormat, (from: CellsExport) => string>;

export const CONTENT_TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  markdown: "text/markdown; charset=utf-8",
} as const satisfies Record<ExportFormat, string>;

export const EXTENSIONS = {
  csv: "csv",
  json: "json",
  markdown: "md",
} as const satisfies Record<ExportFormat, string>;

const COLUMNS = [
  "Account",
  "Account name",
  "Region",
  "Model",
  "Model name",
  "Provider",
  "State",
  "Code",
  "Cause",
  "Routes",
  "Who",
  "What stands in the way",
  "Read at",
  "Last known",
  "Proof",
] as const;

function tableOf({ cells, mask }: CellsExport): Table {
  const table = { columns: COLUMNS, rows: cells.map(rowOf) };
  return mask ? maskTable(table) : table;
}

function rowOf(cell: ExportCell): readonly (string | null)[] {
  const deciding = cell.code === null ? undefined : cell.findings[0];
  return [
    cell.accountId,
    cell.accountName,
    cell.region,
    cell.modelId,
    cell.modelName,
    cell.provider,
    cell.state,
    cell.code,
    cell.cause,
    cell.routes.join(" "),
    deciding ? removerOf({ ...deciding, state: cell.state }) : null,
    deciding?.message ?? null,
    isoTime(cell.readAt),
    cell.lastKnown ? `${cell.lastKnown.state} at ${isoTime(cell.lastKnown.at)}` : null,
    cell.proof ? `${cell.proof.outcome} by ${cell.proof.route} at ${isoTime(cell.proof.at)}` : null,
  ];
}

function jsonOf({ cells, at, complete, mask }: CellsExport): string {
  const body = {
    schemaVersion: 1,
    exportedAt: isoTime(at),
    complete,
    cells: cells.map((cell) => ({
      ...cell,
      readAt: isoTime(cell.readAt),
      lastKnown: cell.lastKnown && { ...cell.lastKnown, at: isoTime(cell.lastKnown.at) },
      proof: cell.proof && { ...cell.proof, at: isoTime(cell.proof.at) },
    })),
  };
  const text = `${JSON.stringify(body, null, 2)}\n`;
  return mask ? maskJson(text) : text;
}
