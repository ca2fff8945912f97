import type { RecordStanding } from "@/lib/contracts/record";
import type { Context } from "@/lib/services/context";
import { readCheck } from "./check-record";

/** Where the record stands, and what the last look at the whole of it told. */
export async function readStanding(ctx: Context): Promise<RecordStanding> {
  const { audit } = ctx.stores;
  const [{ seq, hash }, oldestAt, check] = await Promise.all([
    audit.head(),
    audit.oldestAt(),
    readCheck(ctx),
  ]);
  return {
    serverNow: ctx.now(),
    head: { seq, hash },
    oldestAt,
    keptMs: ctx.settings().auditRetentionMs,
    check,
  };
}
