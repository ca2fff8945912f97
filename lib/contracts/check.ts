import * as z from "./schema";

/** What `GET /api/check` answers a pipeline: the report as it asked for it, and what its command exits with. */
export const CheckAnswer = z.object({
  schemaVersion: z.literal(1),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Whether waiting may still help. */
  mayChange: z.boolean(),
  /** When the scan behind it ended, as ISO 8601 in UTC; null: there was no whole one yet. */
  scannedAt: z.nullable(z.string()),
  report: z.string(),
});
export type CheckAnswer = z.output<typeof CheckAnswer>;
