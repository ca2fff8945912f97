import type { AuditFault, AuditLink } from "@/lib/domain/audit/chain";
import type { AuditVerdict } from "@/lib/domain/audit/check";
import type { EpochMs } from "@/lib/domain/time";
import type { AuditChecked, AuditHead, AuditReader } from "@/lib/services/ports/audit";

/** So many at once hold the process up for a few milliseconds. */
const ROWS_AT_ONCE = 500;

type Looking = { audit: AuditReader; now(): EpochMs };

/** Told after each step how many rows are right, and of how many. */
export type OnProgress = (rows: number, of: number) => Promise<void> | void;

/**
 * Looks at every row from the oldest kept to the one that is the newest now: that it is as it was written, and follows on
 * the one before. The first that does not is named. Rows that leave by retention meanwhile are passed over.
 */
export async function verifyRecord(
  { audit, now }: Looking,
  onProgress: OnProgress = () => undefined,
): Promise<AuditVerdict> {
  let head = await audit.head();
  let from = head.base;
  let told: AuditLink | null = null;
  let rows = 0;
  const broken = (found: AuditFault): AuditVerdict => ({ state: "broken", rows, at: now(), found });
  while (from.seq < head.seq) {
    const checked = await audit.check(from, Math.min(ROWS_AT_ONCE, head.seq - from.seq));
    rows += checked.rows;
    const found = foundIn(checked, { from, head });
    if (checked.state === "follows" && !found) {
      from = checked.last;
      told = checked.base ?? told;
      await onProgress(rows, rows + head.seq - from.seq);
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    const later = await audit.head();
    if (found && later.base.seq <= from.seq) return broken(found);
    [head, from, rows] = [later, later.base, 0];
  }
  if (from.hash !== head.hash) return broken({ fault: "changed", seq: head.seq });
  if (head.base.seq > 0 && !isSame(told, head.base))
    return broken({ fault: "shortened", seq: head.base.seq + 1 });
  return { state: "whole", rows, at: now(), upTo: head.seq, hash: head.hash };
}

type CheckedSpan = { from: AuditLink; head: AuditHead };

function foundIn(checked: AuditChecked, { from, head }: CheckedSpan): AuditFault | null {
  if (checked.state === "broken") return checked.found;
  return checked.rows === 0 ? { fault: "cut", seq: from.seq, written: head.seq } : null;
}

const isSame = (one: AuditLink | null, other: AuditLink): boolean =>
  one?.seq === other.seq && one.hash === other.hash;
