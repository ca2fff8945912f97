import { removerOf } from "@/lib/domain/by-remover";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import type { TriedCell } from "@/lib/domain/proof/proof";
import { outcomeWord } from "@/lib/domain/proof/words";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, LastKnown, Route } from "@/lib/domain/verdict";
import { isoTime } from "@/lib/domain/words/dates";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { STATE_NAME, STATE_WORD } from "@/lib/domain/words/states";
import type { ExportFormat } from "./formats";
import { indented } from "./json-parts";
import { maskJson } from "./mask";
import { csvLines, markdownLines, maskRow, type TableRow, toMarkdown } from "./table";

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

/** What is told of all cells of a file. */
export type CellsMade = {
  /** When it was begun. */
  at: EpochMs;
  /** Whether a whole scan stands behind it. */
  complete: boolean;
  mask: boolean;
};

/** A file of cells in parts, in this order, so that not all cells need be at hand together. */
export type CellsWriter = {
  begin(): string;
  /** The next of the cells. */
  add(cells: readonly ExportCell[]): string;
  /** `until`: facts were read anew while it was written, up to this time; null: all is as it was when it was begun. */
  end(until: EpochMs | null): string;
};

/**
 * The cells of a view as a text to keep. CSV and Markdown give the deciding finding and who acts first, Markdown in words;
 * JSON gives all as they were found.
 */
export const cellsWriter = (format: ExportFormat, made: CellsMade): CellsWriter =>
  WRITERS[format](made);

const WRITERS = {
  csv: ({ mask }) => ({
    begin: () => csvLines([COLUMNS]),
    add: (cells) => csvLines(rowsOf(cells, { mask, said: AS_IS })),
    // It tells no time but that of each row.
    end: () => "",
  }),
  markdown: ({ mask }) => ({
    begin: () => toMarkdown({ columns: COLUMNS, rows: [] }),
    add: (cells) => markdownLines(rowsOf(cells, { mask, said: IN_WORDS })),
    end: (until) =>
      until === null
        ? ""
        : `\nFacts were read anew while this was written, until ${isoTime(until)}.\n`,
  }),
  json: jsonWriter,
} as const satisfies Record<ExportFormat, (made: CellsMade) => CellsWriter>;

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

/** How values of ours stand in a row. */
type Said = {
  state: (state: State) => string;
  stateWithin: (state: State) => string;
  owner: (owner: Owner) => string;
  outcome: (outcome: TriedCell["outcome"]) => string;
};

/** For programs: by the names that the API has. */
const AS_IS: Said = {
  state: (state) => state,
  stateWithin: (state) => state,
  owner: (owner) => owner,
  outcome: (outcome) => outcome,
};

/** For people. */
const IN_WORDS: Said = {
  state: (state) => STATE_NAME[state],
  stateWithin: (state) => STATE_WORD[state],
  owner: (owner) => OWNER_WORD[owner],
  outcome: outcomeWord,
};

type Rows = { mask: boolean; said: Said };

function rowsOf(cells: readonly ExportCell[], { mask, said }: Rows): readonly TableRow[] {
  const rows = cells.map((cell) => rowOf(cell, said));
  return mask ? rows.map(maskRow) : rows;
}

function rowOf(cell: ExportCell, said: Said): TableRow {
  const { lastKnown, proof } = cell;
  const deciding = cell.code === null ? undefined : cell.findings[0];
  const owner = deciding ? removerOf({ ...deciding, state: cell.state }) : null;
  return [
    cell.accountId,
    cell.accountName,
    cell.region,
    cell.modelId,
    cell.modelName,
    cell.provider,
    said.state(cell.state),
    cell.code,
    cell.cause,
    cell.routes.join(" "),
    owner && said.owner(owner),
    deciding?.message ?? null,
    isoTime(cell.readAt),
    lastKnown && `${said.stateWithin(lastKnown.state)} at ${isoTime(lastKnown.at)}`,
    proof && `${said.outcome(proof.outcome)} by ${proof.route} at ${isoTime(proof.at)}`,
  ];
}

/** As `JSON.stringify` would write the whole. */
function jsonWriter({ at, complete, mask }: CellsMade): CellsWriter {
  let isFirst = true;
  return {
    begin: () =>
      `${memberLines({ schemaVersion: 1, exportedAt: isoTime(at), complete })},\n  "cells": [`,
    add(cells) {
      const parts = cells.map((cell) => {
        const before = isFirst ? "" : ",";
        isFirst = false;
        return `${before}\n    ${indented(timesOut(cell), "    ")}`;
      });
      return mask ? maskJson(parts.join("")) : parts.join("");
    },
    end(until) {
      const closed = isFirst ? "]" : "\n  ]";
      return until === null ? `${closed}\n}\n` : `${closed},\n  "until": "${isoTime(until)}"\n}\n`;
    },
  };
}

const memberLines = (members: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(members, null, 2).slice(0, -"\n}".length);

const timesOut = (cell: ExportCell) => ({
  ...cell,
  readAt: isoTime(cell.readAt),
  lastKnown: cell.lastKnown && { ...cell.lastKnown, at: isoTime(cell.lastKnown.at) },
  proof: cell.proof && { ...cell.proof, at: isoTime(cell.proof.at) },
});
