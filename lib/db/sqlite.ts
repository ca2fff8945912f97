import { setTimeout } from "node:timers/promises";
import type BetterSqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import { sqliteDriver } from "./sqlite-driver";

const RETRY_MS = 10;
const GIVE_UP_MS = 10_000;
/** The system keeps the file's pages, too, and what it keeps is not this process's. */
const CACHE_KB = 4_000;

type OpenFile = () => Promise<BetterSqlite.Database>;

/**
 * A SQLite file that several processes may use at once. A transaction takes the write lock at its start, so it can't
 * fail half way; a migration is one transaction; waiting for another process never stops the event loop, and ends
 * with SQLITE_BUSY after 10 seconds. The file is opened and checked at the first query.
 */
export function sqliteDialect(file: string): SqliteDialect {
  return new SharedFileDialect(() => opened(file, prepare));
}

/** The same file for reading alone: by a connection of its own, which waits for no write of this process or another. */
export function sqliteReader(file: string): SqliteDialect {
  return new SharedFileDialect(() => opened(file, prepareReader));
}

async function opened(
  name: string,
  ready: (file: BetterSqlite.Database) => Promise<void>,
): Promise<BetterSqlite.Database> {
  const file = new (await sqliteDriver())(name);
  try {
    await ready(file);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

class SharedFileDialect extends SqliteDialect {
  readonly #open: OpenFile;

  constructor(open: OpenFile) {
    super({ database: open });
    this.#open = open;
  }
  override createDriver(): Driver {
    return new SharedFileDriver(this.#open);
  }
  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SharedFileDriver extends SqliteDriver {
  readonly #file: { current: BetterSqlite.Database | null };

  constructor(open: OpenFile) {
    const file: { current: BetterSqlite.Database | null } = { current: null };
    super({
      database: async () => {
        file.current = await open();
        return file.current;
      },
    });
    this.#file = file;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  /** SQLite rolls back by itself when the disk is full or fails, and then refuses a second rollback. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.current?.inTransaction) await super.rollbackTransaction(connection);
  }
}

const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: <R>(query: CompiledQuery) => whileBusy(() => connection.executeQuery<R>(query)),
  streamQuery: <R>(query: CompiledQuery, chunkSize?: number) =>
    connection.streamQuery<R>(query, chunkSize),
});

/** Sets the file up; a damaged page would otherwise stay unseen until something touches it. */
async function prepare(file: BetterSqlite.Database): Promise<void> {
  file.pragma("busy_timeout = 0"); // SQLite would wait in place; whileBusy waits outside
  await whileBusy(async () => file.pragma("journal_mode = wal"));
  file.pragma("synchronous = full");
  file.pragma("foreign_keys = on");
  file.pragma(`cache_size = -${CACHE_KB}`);
  const found = await whileBusy(async () => file.pragma("quick_check(1)", { simple: true }));
  if (found !== "ok") {
    throw Object.assign(new Error(`quick_check: ${String(found)}`), { code: "SQLITE_CORRUPT" });
  }
}

async function prepareReader(file: BetterSqlite.Database): Promise<void> {
  file.pragma("busy_timeout = 0");
  file.pragma("query_only = on");
  file.pragma(`cache_size = -${CACHE_KB}`);
}

/** SQLITE_BUSY, or one of its kinds such as SQLITE_BUSY_RECOVERY: another process holds the file. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

async function whileBusy<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await setTimeout(RETRY_MS);
    }
  }
}
