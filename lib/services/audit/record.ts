import { callerName } from "@/lib/domain/access/rights";
import type { AuditRow } from "@/lib/domain/audit/chain";
import {
  type AuditDetails,
  type AuditEntry,
  type AuditOn,
  type AuditWho,
  whoOf,
} from "@/lib/domain/audit/entry";
import type { AuditOutcome, AuditWhat } from "@/lib/domain/audit/whats";
import type { Context } from "@/lib/services/context";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";

/** What a row tells, beside when, who, from where and in which request. Nothing secret stands in it. */
export type AuditNote = {
  what: AuditWhat;
  /** `done` unless it is given. */
  outcome?: AuditOutcome;
  on?: AuditOn;
  said?: string;
  details?: AuditDetails;
  /** In place of the caller: somebody who was not let in has none. */
  who?: AuditWho;
};

/** What it takes to put something on record. */
export type RecordContext = Pick<Context, "now" | "log" | "caller" | "requestId" | "address"> & {
  stores: Pick<Stores, "transaction">;
};

/**
 * Does `act` and adds the rows that tell it, in one transaction: what it wrote by the stores it is given and the rows are
 * kept together, or not at all. No rows are added where it gives no notes: then nothing was done. `act` may be run again,
 * so it changes nothing else.
 */
export async function recorded<T>(
  ctx: RecordContext,
  act: (stores: StoresInTransaction) => Promise<{ value: T; notes: readonly AuditNote[] }>,
): Promise<T> {
  const { value, rows } = await ctx.stores.transaction(async (stores) => {
    const done = await act(stores);
    const kept: { entry: AuditEntry; row: AuditRow }[] = [];
    for (const note of done.notes) {
      const entry = entryOf(ctx, note);
      kept.push({ entry, row: await stores.audit.append(entry, ctx.now()) });
    }
    return { value: done.value, rows: kept };
  });
  for (const { entry, row } of rows) tellLog(ctx, entry, row);
  return value;
}

/** Puts on record, before it begins, what has no transaction of its own. Where this throws, it may not begin. */
export function recordBefore(ctx: RecordContext, note: AuditNote): Promise<void> {
  return recorded(ctx, async () => ({ value: undefined, notes: [note] }));
}

function entryOf({ caller, requestId, address }: RecordContext, note: AuditNote): AuditEntry {
  return {
    what: note.what,
    outcome: note.outcome ?? "done",
    who: note.who ?? whoOf(caller),
    address,
    requestId,
    on: note.on ?? {},
    said: note.said ?? "",
    details: note.details ?? {},
  };
}

/** The log has the hash as well: whoever wrote the whole record anew would have to change both. */
function tellLog({ log, caller }: RecordContext, entry: AuditEntry, { seq, hash }: AuditRow): void {
  const { what, outcome, on, requestId } = entry;
  log.info("on record", {
    row: seq,
    what,
    outcome,
    caller: callerName(caller),
    on,
    requestId,
    hash,
  });
}
