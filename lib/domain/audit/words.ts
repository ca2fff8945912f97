import { figure } from "@/lib/domain/words/figure";
import type { AuditFault } from "./chain";

/** "Row 31,204 does not follow on 31,203." */
export function faultWords(found: AuditFault): string {
  const row = `Row ${figure(found.seq)}`;
  switch (found.fault) {
    case "missing":
      return missingRows(found.seq, found.upTo);
    case "changed":
      return `${row} is not as it was written.`;
    case "unlinked":
      return `${row} does not follow on ${figure(found.seq - 1)}.`;
    case "cut":
      return `${row} is the newest, and ${figure(found.written)} were written.`;
    case "shortened":
      return `The rows before ${figure(found.seq)} left, and no row says so.`;
  }
}

/** "Row 12 is missing.", "Rows 12 to 14 are missing." */
export function missingRows(from: number, to: number): string {
  if (to <= from) return `Row ${figure(from)} is missing.`;
  return `Rows ${figure(from)} to ${figure(to)} are missing.`;
}
