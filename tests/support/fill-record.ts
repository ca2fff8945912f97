import { createHash } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import { type AuditLink, BEFORE_ALL, sealed } from "@/lib/domain/audit/chain";
import { type AuditEntry, keysOf, printEntry, readEntry } from "@/lib/domain/audit/entry";
import { AUDIT_WHATS } from "@/lib/domain/audit/whats";
import { DAY_MS } from "@/lib/domain/time";

export const RECORD_END = Date.UTC(2026, 10, 23);
const SPAN_MS = 400 * DAY_MS;
const PEOPLE = 200;
const ACCOUNTS = 30;
const COLUMNS = [
  "seq",
  "at",
  "prev",
  "hash",
  "who",
  "what",
  "outcome",
  "account",
  "subject",
  "request_id",
  "entry",
] as const;
type Row = readonly (string | number | null)[];

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Many rows of a few people and few of many; one row in three tells of an export, one in fifty of a failure. */
function entryAt(index: number): AuditEntry {
  const person = Math.floor(PEOPLE * (((index * 7_919) % 9_973) / 9_973) ** 3);
  const name = `person-${person}`;
  const whats = AUDIT_WHATS.filter((what) => what !== "invite.made");
  return {
    what: index % 3 === 0 ? "export.made" : (whats[(index * 31) % whats.length] ?? "export.made"),
    outcome: index % 50 === 7 ? "failed" : "done",
    who: { kind: "user", id: name, name, known: "oidc" },
    address: "10.4.3.11",
    requestId: `request-${index}`,
    on: {
      account: `1000000000${String((index * 13) % ACCOUNTS).padStart(2, "0")}`,
      subject: `act-${Math.floor(index / 4)}`,
    },
    said: "Accept the Claude Sonnet 5 offer; previewed by Dan Weiss",
    details: { preview: sha256(String(index)), expiresAt: "2026-11-23T14:35:02.000Z" },
  };
}

/** Puts so many rows into an empty record past its guards, which take one row at a time. */
export async function fillRecord(
  { databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string },
  rows: number,
): Promise<void> {
  const head = databaseUrl ? await fillServer(databaseUrl, rows) : await fillFile(dataDir, rows);
  if (head.seq !== rows) throw new Error("the record was not filled");
}

function* rowsOf(count: number): Generator<{ row: Row; link: AuditLink }> {
  let before: AuditLink = BEFORE_ALL;
  for (let index = 0; index < count; index += 1) {
    const entry = printEntry(entryAt(index));
    const at = RECORD_END - SPAN_MS + Math.floor((SPAN_MS / count) * index);
    const row = sealed(before, { at, entry }, sha256);
    const read = readEntry(entry);
    if (!read) throw new Error("an entry that is none");
    const { who, what, outcome, account, subject, requestId } = keysOf(read);
    const keys = [who, what, outcome, account, subject, requestId];
    yield { row: [row.seq, row.at, row.prev, row.hash, ...keys, entry], link: row };
    before = row;
  }
}

async function fillFile(dataDir: string, count: number): Promise<AuditLink> {
  const file = new (await sqliteDriver())(path.join(dataDir, STORE_FILE));
  file.exec("drop trigger audit_added");
  const insert = file.prepare(
    `insert into audit (${COLUMNS.join(", ")}) values (${COLUMNS.map(() => "?").join(", ")})`,
  );
  let head: AuditLink = BEFORE_ALL;
  file.transaction(() => {
    for (const { row, link } of rowsOf(count)) {
      insert.run(...row);
      head = link;
    }
    file
      .prepare("update audit_head set seq = ?, hash = ?, at = ?")
      .run(head.seq, head.hash, RECORD_END);
  })();
  file.close();
  return head;
}

const AT_ONCE = 2_000;

async function fillServer(databaseUrl: string, count: number): Promise<AuditLink> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = replica");
  let head: AuditLink = BEFORE_ALL;
  let waiting: Row[] = [];
  const send = async () => {
    const places = waiting.map(
      (row, index) => `(${row.map((_, at) => `$${index * row.length + at + 1}`).join(", ")})`,
    );
    const text = `insert into audit (${COLUMNS.join(", ")}) values ${places.join(", ")}`;
    await client.query(text, waiting.flat());
    waiting = [];
  };
  for (const { row, link } of rowsOf(count)) {
    head = link;
    if (waiting.push(row) === AT_ONCE) await send();
  }
  if (waiting.length > 0) await send();
  await client.query("update audit_head set seq = $1, hash = $2, at = $3", [
    head.seq,
    head.hash,
    RECORD_END,
  ]);
  await client.query("vacuum analyze audit");
  await client.end();
  return head;
}
