import { exportLine } from "@/lib/domain/audit/chain";
import type { Context } from "@/lib/services/context";
import { filterOf, type RecordQuery } from "./read-record";
import { recordBefore } from "./record";

const ROWS_AT_ONCE = 1_000;

/**
 * The record as lines of JSON, oldest first, each with the text that was hashed and its hash; account ids are never
 * masked, since the hashes would no longer fit. That it is made stands on record first, and is its last line.
 */
export async function exportRecord(ctx: Context): Promise<AsyncGenerator<string>> {
  await recordBefore(ctx, {
    what: "export.made",
    on: { subject: "record" },
    said: "JSON Lines, all rows",
    details: { format: "jsonl" },
  });
  return allLines(ctx);
}

/** The rows that fit a filter, below `before` where that is given, newest first, in the same lines. */
export async function exportShown(
  ctx: Context,
  query: RecordQuery,
): Promise<AsyncGenerator<string>> {
  const filter = filterOf(ctx, query, await ctx.stores.audit.known(ROWS_AT_ONCE));
  await recordBefore(ctx, {
    what: "export.made",
    on: { subject: "record" },
    said: "JSON Lines, the rows of a filter",
    details: { format: "jsonl" },
  });
  return linesOf(ctx, filter, query.before ?? null);
}

async function* allLines({ stores: { audit } }: Context): AsyncGenerator<string> {
  const head = await audit.head();
  let at = head.base.seq;
  while (at < head.seq) {
    const rows = await audit.after(at, Math.min(ROWS_AT_ONCE, head.seq - at));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => `${exportLine(row)}\n`).join("");
    at = last.seq;
  }
}

async function* linesOf(
  { stores: { audit } }: Context,
  filter: ReturnType<typeof filterOf>,
  from: number | null,
): AsyncGenerator<string> {
  let before = from;
  for (;;) {
    const rows = await audit.find(filter, { before, limit: ROWS_AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => `${exportLine(row)}\n`).join("");
    before = last.seq;
  }
}
