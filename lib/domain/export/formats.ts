/** What cells are exported as. */
export const EXPORT_FORMATS = ["csv", "json", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
