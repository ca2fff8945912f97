import { z } from "zod";
import type { Caller } from "@/lib/domain/access/rights";
import { sanitizeMessage } from "@/lib/domain/diagnosis/sanitize";
import { printable } from "@/lib/domain/printable";
import type { AUDIT_WHO_KINDS, AuditOutcome, AuditWhat } from "./whats";

/** Who did it, and how that is known. */
export type AuditWho = {
  kind: (typeof AUDIT_WHO_KINDS)[number];
  /** Tells this one from all others of the kind; null where the name does. */
  id: string | null;
  name: string;
  /** Such as `loopback`, `oidc`, `operating system`. */
  known: string;
};

/** On what it was done. `subject` is the id of what has one: an act, a token, a scan, a sign-off. */
export type AuditOn = { account?: string; region?: string; model?: string; subject?: string };

export type AuditDetails = Readonly<Record<string, string | number | boolean>>;

/** What a row says. Holds nothing secret. */
export type AuditEntry = {
  what: AuditWhat;
  outcome: AuditOutcome;
  who: AuditWho;
  address: string | null;
  requestId: string;
  on: AuditOn;
  /** One line in plain words; empty where `what` says it all. */
  said: string;
  details: AuditDetails;
};

/** A row as it is read: one of a newer version may tell of what this one does not know. */
export const StoredEntry = z.object({
  what: z.string(),
  outcome: z.string(),
  who: z.object({
    kind: z.string(),
    id: z.nullable(z.string()),
    name: z.string(),
    known: z.string(),
  }),
  address: z.nullable(z.string()),
  requestId: z.string(),
  on: z.object({
    account: z.optional(z.string()),
    region: z.optional(z.string()),
    model: z.optional(z.string()),
    subject: z.optional(z.string()),
  }),
  said: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The time by the clock of who wrote it, where that was behind the row before. */
  clock: z.optional(z.string()),
});
export type StoredEntry = z.infer<typeof StoredEntry>;

const TEXT_MAX = 500;
/** What an index holds several of: PostgreSQL takes 2,704 bytes in all. A subject of OpenID Connect has at most 255. */
const ID_MAX = 400;
const DETAILS_MAX = 30;

/** An entry as it is kept: its texts are one line, bounded, and without what AWS's messages give away. */
export function printEntry(entry: AuditEntry & { clock?: string }): string {
  const { who, on, details } = entry;
  const clean: AuditEntry & { clock?: string } = {
    what: entry.what,
    outcome: entry.outcome,
    who: {
      kind: who.kind,
      id: who.id === null ? null : line(who.id).slice(0, ID_MAX),
      name: line(who.name),
      known: line(who.known),
    },
    address: orNull(entry.address),
    requestId: line(entry.requestId),
    on: {
      ...(on.account !== undefined && { account: line(on.account) }),
      ...(on.region !== undefined && { region: line(on.region) }),
      ...(on.model !== undefined && { model: line(on.model) }),
      ...(on.subject !== undefined && { subject: line(on.subject) }),
    },
    said: message(entry.said),
    details: Object.fromEntries(
      Object.entries(details)
        .slice(0, DETAILS_MAX)
        .map(([name, value]) => [line(name), typeof value === "string" ? message(value) : value]),
    ),
    ...(entry.clock !== undefined && { clock: entry.clock }),
  };
  return JSON.stringify(clean);
}

const line = (text: string): string => printable(text).slice(0, TEXT_MAX);
const orNull = (text: string | null): string | null => (text === null ? null : line(text));
const message = (text: string): string => line(sanitizeMessage(text));

/** A kept text as an entry; null where it is none. */
export function readEntry(text: string): StoredEntry | null {
  const parsed = StoredEntry.safeParse(json(text));
  return parsed.success ? parsed.data : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}

/** The caller as the record names it. */
export function whoOf(caller: Caller): AuditWho {
  switch (caller.kind) {
    case "local":
      return { kind: "local", id: null, name: "local", known: "loopback" };
    case "user": {
      const { issuer, subject, name, known } = caller;
      return { kind: "user", id: `${issuer} ${subject}`, name, known };
    }
    case "token":
      return { kind: "token", id: caller.id, name: caller.name, known: "token" };
    case "command":
      return {
        kind: "command",
        id: caller.user,
        name: caller.user ?? "command",
        known: "operating system",
      };
    case "system":
      return { kind: "system", id: caller.work, name: "system", known: caller.work };
  }
}

/** One text for each who, by which rows are looked for. */
export const whoKey = ({ kind, id }: Pick<AuditWho, "id"> & { kind: string }): string =>
  id === null ? kind : `${kind}:${id}`;

/** What rows are looked for by; it stands beside the entry and says nothing that the entry does not. */
export type AuditKeys = {
  who: string;
  what: string;
  outcome: string;
  account: string | null;
  subject: string | null;
  requestId: string;
};

export const keysOf = ({ who, what, outcome, on, requestId }: StoredEntry): AuditKeys => ({
  who: whoKey(who),
  what,
  outcome,
  account: on.account ?? null,
  subject: on.subject ?? null,
  requestId,
});
