/** What cells are exported as. */
export const EXPORT_FORMATS = ["csv", "json", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const FORMAT_WORD = {
  csv: "CSV",
  json: "JSON",
  markdown: "Markdown",
} as const satisfies Record<ExportFormat, string>;
