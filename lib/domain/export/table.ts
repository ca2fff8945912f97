import { maskAccountIds } from "./mask";

/** A row of a file; null is an empty field. */
export type TableRow = readonly (string | number | null)[];

/** What a file of rows is made from. */
export type Table = {
  columns: readonly string[];
  rows: readonly TableRow[];
};

/** The table with every account id hidden but for its last four digits. */
export function maskTable({ columns, rows }: Table): Table {
  return { columns, rows: rows.map(maskRow) };
}

export const maskRow = (row: TableRow): TableRow =>
  row.map((value) => (typeof value === "string" ? maskAccountIds(value) : value));

/**
 * CSV by RFC 4180, every field quoted. A text that a spreadsheet would run as a formula is led by an apostrophe:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv({ columns, rows }: Table): string {
  return csvLines([columns, ...rows]);
}

/** Some of its rows. */
export const csvLines = (rows: readonly TableRow[]): string =>
  rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");

const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

function csvField(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === "number") return `"${value}"`;
  const inert = FORMULA.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** A Markdown table; what would end a field, start markup or an HTML tag is escaped. */
export function toMarkdown({ columns, rows }: Table): string {
  return [
    markdownLines([columns]),
    markdownLine(columns.map(() => "---")),
    markdownLines(rows),
  ].join("");
}

/** Some of its rows. */
export const markdownLines = (rows: readonly TableRow[]): string =>
  rows
    .map((row) =>
      markdownLine(row.map((value) => markdownText(value === null ? "" : String(value)))),
    )
    .join("");

const markdownLine = (fields: readonly string[]): string => `| ${fields.join(" | ")} |\n`;

/** A text as it stands in Markdown, on one line, without any markup of its own. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`)
    .replace(/\s*[\r\n]+\s*/g, " ");
}
