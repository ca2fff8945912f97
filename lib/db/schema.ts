import type { Kysely, Transaction } from "kysely";
import type { SessionEnd } from "@/lib/domain/access/session-life";
import type { Partition } from "@/lib/domain/region";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { StoredSignIn } from "@/lib/services/ports/people";
import type { ScanRow, StoredDelivery } from "@/lib/services/ports/stores";

/** The tables as they are after all migrations. Texts named `facts`, `body` and `stats` hold JSON. */
export type Database = {
  accounts: {
    key: string;
    account_id: string | null;
    name: string | null;
    partition: Partition;
    updated_at: EpochMs;
    facts: string;
    version: number;
  };
  region_facts: {
    account: string;
    region: string;
    attempted_at: EpochMs;
    read_at: EpochMs | null;
    version: number;
    facts: string;
  };
  /** What AWS lists in regions, JSON by the hash of it. */
  lists: { name: string; items: string };
  region_lists: { account: string; region: string; name: string };
  /** What was judged of Regions. `models` and `profiles` name lists; `turns_at` null: it never turns by itself. */
  columns: {
    account: string;
    region: string;
    version: number;
    models: string | null;
    profiles: string | null;
    gist: string;
    seal: string;
    judged_at: EpochMs;
    turns_at: EpochMs | null;
    body: string;
    required: string | null;
    required_seal: string | null;
    planned: string | null;
    planned_seal: string | null;
  };
  history: {
    account: string;
    region: string;
    model_id: string;
    at: EpochMs;
    state: State;
    code: string | null;
    scan_id: string | null;
  };
  /** What became of lines of requirements; `state` null: it was asked for no longer. */
  line_history: {
    account: string;
    region: string;
    requirement: string;
    subject: string;
    at: EpochMs;
    state: string | null;
    asked: string;
  };
  scans: {
    scan_id: string;
    started_at: EpochMs;
    finished_at: EpochMs | null;
    /** Its place among all that began, by no clock. */
    begun: number;
    /** Its place among all that ended; null while it runs. */
    ended: number | null;
    outcome: ScanRow["outcome"];
    problem: string | null;
    scope: string;
    trigger: ScanRow["trigger"];
    stats: string | null;
  };
  /** What only grows, by name. */
  counters: { name: string; value: number };
  pace: { key: string; rate: number };
  /** Of no use since work is claimed from `jobs`: kept for a version before, and gone with the next. */
  leases: { name: string; holder: string; expires_at: EpochMs; length_ms: number };
  watches: {
    account: string;
    model_id: string;
    rev: number;
    state: string;
    listens: 0 | 1;
    next_poll_at: EpochMs | null;
    updated_at: EpochMs;
    body: string;
  };
  deliveries: {
    id: string;
    rev: number;
    state: StoredDelivery["state"];
    attempts: number;
    notice_at: EpochMs;
    next_try_at: EpochMs;
    last_try_at: EpochMs | null;
    updated_at: EpochMs;
    problem: string | null;
  };
  sessions: {
    id: string;
    issuer: string;
    subject: string;
    sid: string | null;
    created_at: EpochMs;
    seen_at: EpochMs;
    ended_at: EpochMs | null;
    ended_by: SessionEnd | null;
    body: string;
  };
  sign_ins: {
    id: string;
    kind: StoredSignIn["kind"];
    created_at: EpochMs;
    expires_at: EpochMs;
    used_at: EpochMs | null;
    body: string;
  };
  tokens: {
    id: string;
    hint: string;
    name: string;
    role: string;
    made_by: string;
    created_at: EpochMs;
    expires_at: EpochMs;
    revoked_at: EpochMs | null;
    used_at: EpochMs | null;
    used_for: string | null;
    used_from: string | null;
    /** A list as JSON; null: all of them. */
    accounts: string | null;
  };
  acts: {
    id: string;
    rev: number;
    account: string;
    kind: string;
    lock: string | null;
    next_look_at: EpochMs | null;
    created_at: EpochMs;
    updated_at: EpochMs;
    body: string;
  };
  /** What a person was shown before calls were tried. */
  proof_plans: {
    id: string;
    account: string;
    created_at: EpochMs;
    used_at: EpochMs | null;
    body: string;
  };
  /** Tries of a route, a row each; `calls` and `cost` (US dollars) are counted against the day. */
  proofs: {
    id: string;
    account: string;
    region: string;
    model_id: string;
    route: string;
    at: EpochMs;
    calls: number;
    cost: number | null;
    body: string;
  };
  docs: { kind: string; id: string; rev: number; updated_at: EpochMs; body: string };
  /** The record. All but `prev`, `hash` and `entry` is what rows are looked for by. */
  audit: {
    seq: number;
    at: EpochMs;
    prev: string;
    hash: string;
    who: string;
    what: string;
    outcome: string;
    account: string | null;
    subject: string | null;
    request_id: string;
    entry: string;
  };
  /** One row: the newest row of the record, and the one after which it begins. */
  audit_head: {
    id: number;
    seq: number;
    at: EpochMs;
    hash: string;
    base_seq: number;
    base_hash: string;
  };
  /** Work that any process may claim. Times are those of the database's clock. */
  jobs: {
    kind: string;
    key: string;
    run: string;
    due_at: EpochMs;
    due_in_ms: number | null;
    priority: number;
    only_holder: string | null;
    holder: string;
    lease_until: EpochMs;
    lease_ms: number;
    fence: number;
    claims: number;
    cancelled: number;
    ended: number;
    body: string;
  };
  /** One row: how many writes there were, and a name no other store has. */
  writes: { id: number; count: number; store: string };
};

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;
export type Engine = "sqlite" | "postgres";
/** Says of a stored row, once, what can't be read of it. */
export type Tell = (problem: string, details: Record<string, unknown>) => void;

/** The only way to the tables. Inside `write` use the transaction it gives, and await nothing but it. */
export type Access = {
  engine: Engine;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One transaction: all of it is kept or none. One at a time, so that two never wait for each other's rows. `again`:
   * an earlier try was cut off when it may have been kept.
   */
  write<T>(work: (trx: Trx, again: boolean) => Promise<T>): Promise<T>;
  /** A transaction that waits for no other; for rows that nothing else touches. */
  aside<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** The same for leases that run out: these wait for no other such transaction either. */
  lease<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  tell: Tell;
};
