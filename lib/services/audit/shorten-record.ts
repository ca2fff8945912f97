import { figure } from "@/lib/domain/words/figure";
import type { Ground } from "@/lib/services/ground";
import { type RecordContext, recorded } from "./record";

/** So many at once hold other writers up for a moment. */
const ROWS_AT_ONCE = 5_000;

/**
 * Lets the rows go that are older than the configuration keeps. The number and hash of the last that left go on record,
 * so that those that stay still follow on something.
 */
export async function shortenRecord(
  ctx: RecordContext & Pick<Ground, "settings">,
  signal: AbortSignal,
): Promise<void> {
  const before = ctx.now() - ctx.settings().auditRetentionMs;
  while (!signal.aborted) {
    const gone = await recorded(ctx, async (stores) => {
      const left = await stores.audit.shorten(before, ROWS_AT_ONCE);
      if (!left) return { value: null, notes: [] };
      const details = { upTo: left.seq, hash: left.hash, rows: left.rows };
      const said = `Rows up to ${figure(left.seq)} are older than is kept.`;
      return { value: left, notes: [{ what: "record.shortened", said, details }] };
    });
    if (!gone || gone.rows < ROWS_AT_ONCE) return;
  }
}
