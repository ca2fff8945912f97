import { z } from "zod";
import { RECORD_TIMES, type RecordRow, type RecordView } from "@/lib/contracts/record";
import { maySomewhere } from "@/lib/domain/access/reach";
import type { AuditRow } from "@/lib/domain/audit/chain";
import { readEntry, whoKey, whoOf } from "@/lib/domain/audit/entry";
import { AUDIT_OUTCOMES, AUDIT_WHATS } from "@/lib/domain/audit/whats";
import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { AuditFilter } from "@/lib/services/ports/audit";
import { fitsOf } from "./fits";

const List = z
  .string()
  .max(4_000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .optional();

/** The filters of the record, as they stand in its address. Lists are separated by commas. */
export const RecordQuery = z.object({
  q: z.string().max(200).optional(),
  time: z.enum(RECORD_TIMES).optional(),
  /** A comma inside one is written `%2C`. */
  who: List.transform((list) => list?.map((one) => one.replaceAll("%2C", ","))),
  what: List.pipe(z.array(z.enum(AUDIT_WHATS)).optional()),
  account: List,
  outcome: List.pipe(z.array(z.enum(AUDIT_OUTCOMES)).optional()),
  /** Rows below this one. */
  before: z.coerce.number().int().positive().optional(),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

const PAGE = 50;
const COUNTED_MAX = 1_000;
const KNOWN_MAX = 500;

/** A page of the record, newest first: all rows for who may manage, and for others their own. */
export async function readRecord(ctx: Context, query: RecordQuery): Promise<RecordView> {
  const { audit } = ctx.stores;
  const own = !maySomewhere(ctx.reach, "manage");
  const [head, known] = await Promise.all([own ? null : audit.head(), audit.known(KNOWN_MAX)]);
  const filter = filterOf(ctx, query, known);
  const before = query.before ?? null;
  const [rows, count] = await Promise.all([
    audit.find(filter, { before, limit: PAGE + 1 }),
    before === null ? audit.count(filter, COUNTED_MAX + 1) : null,
  ]);
  const shown = rows.slice(0, PAGE);
  return {
    serverNow: ctx.now(),
    scope: own ? "own" : "all",
    head: head && { seq: head.seq, hash: head.hash },
    begins: head && head.base.seq + 1,
    rows: shown.map(toView),
    next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
    count:
      count === null ? null : { rows: Math.min(count, COUNTED_MAX), more: count > COUNTED_MAX },
    who: own ? [] : known.who.map(({ key, entry }) => ({ key, name: nameOf(entry) ?? key })),
    accounts: own ? [] : known.accounts.map((key) => ({ key, name: accountName(ctx, key) })),
  };
}

/** What the address asks, and never more than the caller may see. */
export function filterOf(
  ctx: Context,
  { q, time, who, what, account, outcome }: RecordQuery,
  known: Awaited<ReturnType<Context["stores"]["audit"]["known"]>>,
): AuditFilter {
  const own = maySomewhere(ctx.reach, "manage") ? null : [whoKey(whoOf(ctx.caller))];
  const asked = who?.length ? who : null;
  const names = known.who.map(({ key, entry }) => ({ key, name: nameOf(entry) ?? key }));
  const accounts = known.accounts.map((key) => ({ key, name: accountName(ctx, key) }));
  return {
    who: own ?? asked,
    what: what?.length ? what : null,
    account: account?.length ? account : null,
    outcome: outcome?.length ? outcome : null,
    fits: q?.trim() ? fitsOf(q.trim(), { who: names, accounts }) : null,
    from: time ? since(time, ctx.now()) : null,
    to: null,
  };
}

/** Today is the day in UTC. */
const since = (time: (typeof RECORD_TIMES)[number], now: EpochMs): EpochMs =>
  time === "today" ? now - (now % DAY_MS) : now - (time === "7d" ? 7 : 30) * DAY_MS;

const nameOf = (entry: string): string | null => readEntry(entry)?.who.name ?? null;

const accountName = (ctx: Pick<Context, "accounts">, key: string): string | null =>
  ctx.accounts().find((account) => account.accountId === key || account.key === key)?.name ?? null;

/** One that can't be read is shown all the same: that it is there counts. */
const toView = ({ seq, at, prev, hash, entry }: AuditRow): RecordRow => ({
  seq,
  at,
  prev,
  hash,
  entry: readEntry(entry),
});
