import { writeFileSync } from "node:fs";
import type { CheckFormat } from "@/lib/domain/requirement/render";
import { err, ok, type Result } from "@/lib/domain/result";

/** A report that is kept in a file beside what is printed. */
export type KeptReport = { format: CheckFormat; file: string };

/** Writes a report over what the file held. An error says which could not be written, and why. */
export function writeReport(file: string, text: string): Result<null, string> {
  try {
    writeFileSync(file, text);
    return ok(null);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err(`the report ${file} was not written: ${why}`);
  }
}
