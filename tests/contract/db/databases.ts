import { AsyncLocalStorage } from "node:async_hooks";
import { rmSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, inject, it } from "vitest";
import { openStores, STORE_FILE, type StoreOptions } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import type { Stores } from "@/lib/services/ports/stores";
import { aDatabase } from "@/tests/support/a-database";
import { QUIET } from "./quiet";

/** An empty store, its tables made, as a program may open it any number of times. */
export type Fresh = {
  options: StoreOptions;
  open(changes?: Partial<StoreOptions>): Promise<Stores>;
};
export type TestDatabase = {
  engine: "sqlite" | "postgres";
  fresh(): Promise<Fresh>;
  /** One without tables, as a program finds it that starts for the first time. */
  unmade(): Promise<Fresh>;
};

/** Runs the same tests on SQLite and on PostgreSQL. Every opened store is closed after each test. */
export function onBoth(title: string, tests: (database: TestDatabase) => void): void {
  describe(`${title} on SQLite`, () => tests(onSqlite()));
  const postgres = inject("postgres");
  if ("url" in postgres) {
    describe(`${title} on PostgreSQL`, () => tests(onPostgres(postgres.url)));
  } else if (process.env.REQUIRE_POSTGRES === "1") {
    it(`${title} on PostgreSQL`, () => {
      throw new Error(`PostgreSQL is required and did not run: ${postgres.reason}`);
    });
  } else {
    it.skip(`${title} on PostgreSQL: not run, ${postgres.reason}`, () => undefined);
  }
}

export function onSqlite(): TestDatabase {
  const cleanup = cleanups();
  const unmade = async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "readiness-store-"));
    cleanup.after(() => rm(dataDir, { recursive: true, force: true }));
    return opener({ databaseUrl: null, dataDir, log: QUIET }, cleanup);
  };
  return {
    engine: "sqlite",
    unmade,
    async fresh() {
      const store = await unmade();
      await copyFile(await madeFile(), path.join(store.options.dataDir, STORE_FILE));
      return store;
    },
  };
}

export function onPostgres(adminUrl: string): TestDatabase {
  const cleanup = cleanups();
  const databaseFrom = async (template?: string) => {
    const databaseUrl = await aDatabase(adminUrl, template);
    return opener({ databaseUrl, dataDir: "/nowhere", log: QUIET }, cleanup);
  };
  return {
    engine: "postgres",
    unmade: () => databaseFrom(),
    fresh: async () => databaseFrom(await madeTemplate(adminUrl)),
  };
}

/** To make the tables takes longer than most tests: it is done once a worker, and what it gives is copied. */
let madeFileOnce: Promise<string> | null = null;
const madeTemplates = new Map<string, Promise<string>>();

function madeFile(): Promise<string> {
  madeFileOnce ??= (async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "readiness-made-"));
    process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
    await make({ databaseUrl: null, dataDir, log: QUIET });
    return path.join(dataDir, STORE_FILE);
  })();
  return madeFileOnce;
}

function madeTemplate(adminUrl: string): Promise<string> {
  const making = async () => {
    const databaseUrl = await aDatabase(adminUrl);
    await make({ databaseUrl, dataDir: "/nowhere", log: QUIET });
    return new URL(databaseUrl).pathname.slice(1);
  };
  const template = madeTemplates.get(adminUrl) ?? making();
  madeTemplates.set(adminUrl, template);
  return template;
}

async function make(options: StoreOptions): Promise<void> {
  const made = await openStores(options);
  if (!made.ok) throw new Error(made.error.message);
  await made.value.close();
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Does one statement beside the store. */
export async function runSql(
  { databaseUrl, dataDir }: StoreOptions,
  statement: string,
): Promise<void> {
  if (databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  } else {
    const file = new (await sqliteDriver())(path.join(dataDir, STORE_FILE));
    file.exec(statement);
    file.close();
  }
}

/** Cuts every connection that a store of this database holds. */
export function cutAll(databaseUrl: string): Promise<void> {
  return asAdmin(
    databaseUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bedrock-readiness' and datname = current_database()",
  );
}

type Cleanup = { after(work: () => Promise<void>): void };

function cleanups(): Cleanup {
  const pending: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const work of pending.splice(0).reverse()) await work();
  });
  return { after: (work) => pending.push(work) };
}

function opener(options: StoreOptions, cleanup: Cleanup): Fresh {
  return {
    options,
    async open(changes = {}) {
      const inside = new AsyncLocalStorage<true>();
      // Left on it would be told of every promise that this worker still makes.
      cleanup.after(async () => inside.disable());
      const opened = await openStores({ inside, ...options, ...changes });
      if (!opened.ok) throw new Error(opened.error.message);
      cleanup.after(opened.value.close);
      return opened.value;
    },
  };
}
