import type { AuditCheck } from "@/lib/domain/audit/check";
import type { StoredEntry } from "@/lib/domain/audit/entry";
import { list, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const entry: z.Schema<StoredEntry> = z.object({
  what: text,
  outcome: text,
  who: z.object({ kind: text, id: textOrNull, name: text, known: text }),
  address: textOrNull,
  requestId: text,
  on: z.object({
    account: z.exactOptional(text),
    region: z.exactOptional(text),
    model: z.exactOptional(text),
    subject: z.exactOptional(text),
  }),
  said: text,
  details: z.record(text, z.union([text, z.number(), z.boolean()])),
  clock: z.exactOptional(text),
});

const row = z.object({
  seq: z.number(),
  at: time,
  prev: text,
  hash: text,
  /** Null where it can't be read. */
  entry: z.nullable(entry),
});
export type RecordRow = z.output<typeof row>;

/** Spans of time that the record is narrowed to. */
export const RECORD_TIMES = ["today", "7d", "30d"] as const;

const named = z.object({ key: text, name: textOrNull });

/** `GET /api/record`: a page of the record, newest first. */
export const RecordView = z.object({
  serverNow: time,
  /** `own`: others' rows are not shown to this caller. */
  scope: z.enum(["all", "own"]),
  /** The newest row there is; null to who sees their own rows alone: it counts those of others. */
  head: z.nullable(z.object({ seq: z.number(), hash: text })),
  /** The number of the oldest row that is kept; those before left by retention. Null as `head` is. */
  begins: z.nullable(z.number()),
  rows: list(row),
  /** Rows below this number are the next page; null: there are none. */
  next: z.nullable(z.number()),
  /** Of all that fit, with the first page alone. */
  count: z.nullable(z.object({ rows: z.number(), more: z.boolean() })),
  who: list(z.object({ key: text, name: text })),
  accounts: list(named),
});
export type RecordView = z.output<typeof RecordView>;

const fault = z.discriminatedUnion("fault", [
  z.object({ fault: z.literal("missing"), seq: z.number(), upTo: z.number() }),
  z.object({ fault: z.literal("changed"), seq: z.number() }),
  z.object({ fault: z.literal("unlinked"), seq: z.number() }),
  z.object({ fault: z.literal("cut"), seq: z.number(), written: z.number() }),
  z.object({ fault: z.literal("shortened"), seq: z.number() }),
]);

const check: z.Schema<AuditCheck> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("running"), rows: z.number(), of: z.number(), at: time }),
  z.object({
    state: z.literal("whole"),
    rows: z.number(),
    at: time,
    upTo: z.number(),
    hash: text,
  }),
  z.object({ state: z.literal("broken"), rows: z.number(), at: time, found: fault }),
]);

/** `GET /api/record/check`: where the record stands, and what the last look at the whole of it told. */
export const RecordStanding = z.object({
  serverNow: time,
  head: z.object({ seq: z.number(), hash: text }),
  oldestAt: timeOrNull,
  keptMs: z.number(),
  check: z.nullable(check),
});
export type RecordStanding = z.output<typeof RecordStanding>;
