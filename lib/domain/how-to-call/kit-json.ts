import { isoTime } from "@/lib/domain/words/dates";
import type { Kit } from "./kit";

/** The kit for programs. Times are ISO 8601 in UTC. */
export function kitJson({ at, cells, ...kit }: Kit): string {
  const shown = cells.map(({ readAt, ...cell }) => ({ ...cell, readAt: isoTime(readAt) }));
  return `${JSON.stringify({ schemaVersion: 1, at: isoTime(at), ...kit, cells: shown }, null, 2)}\n`;
}
