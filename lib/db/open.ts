import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { type Dialect, Kysely } from "kysely";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { Stores, StoresInTransaction } from "@/lib/services/ports/stores";
import { aboutStore } from "./about";
import { accessTo, type Inside } from "./access";
import { copyStore } from "./copy";
import { newerStore, type StoreFault, type StorePlace, storeFault } from "./fault";
import { createHealth } from "./health";
import { draftOf } from "./held";
import { makeFolder } from "./make-folder";
import { migrate } from "./migrate";
import { postgresDialect } from "./postgres";
import type { Access, Database } from "./schema";
import { sqliteDialect, sqliteReader } from "./sqlite";
import { openToOthers, storeFile } from "./store-file";
import { createActs } from "./stores/acts";
import { createAttempts } from "./stores/attempts";
import { createAudit } from "./stores/audit";
import { createColumns } from "./stores/columns";
import { createDeliveries } from "./stores/deliveries";
import { createDocs } from "./stores/docs";
import { createFacts, createFactsCaches, type FactsCaches } from "./stores/facts";
import { createHistory } from "./stores/history";
import { createJobs } from "./stores/jobs";
import { createLineHistory } from "./stores/line-history";
import { createPace } from "./stores/pace";
import { createProofs } from "./stores/proofs";
import { createScans } from "./stores/scans";
import { createSessions } from "./stores/sessions";
import { createSignIns } from "./stores/sign-ins";
import { createTokens } from "./stores/tokens";
import { createWatches } from "./stores/watches";
import { createTell } from "./tell";
import { nextOf } from "./writes";

export const STORE_FILE = "readiness.db";

export type StoreOptions = {
  /** A `postgres://` address; null: a SQLite file in `dataDir`, which is made when it is missing. */
  databaseUrl: string | null;
  dataDir: string;
  log: Log;
  /** Finds the use of other stores within a transaction; for tests. */
  inside?: Inside;
  /** Stands in for the database's clock, by which jobs go; for tests. */
  clock?: () => EpochMs;
};

/**
 * Opens the store, makes or upgrades its tables, and checks that it is sound. Any number of processes may hold the
 * same store open. A store of a newer version is refused and left as it is. Close it with `close()`.
 */
export async function openStores(options: StoreOptions): Promise<Result<Stores, StoreFault>> {
  const prepared = options.databaseUrl === null ? inFolder(options) : onServer(options);
  if (!prepared.ok) return prepared;
  const { place } = prepared.value;
  const db = new Kysely<Database>({ dialect: prepared.value.dialect });
  try {
    const migrated = await migrate(db);
    if (migrated.state === "current") return ok(await storesOver(db, { ...options, place }));
    await db.destroy();
    return err(newerStore(migrated.unknown, place));
  } catch (error) {
    await db.destroy();
    return err(storeFault(error, place));
  }
}

/** What is under way may take so long when the store is closed; hung connections are then cut. */
const END_MS = 5_000;

async function storesOver(
  db: Kysely<Database>,
  {
    place,
    log,
    inside,
    clock,
  }: Pick<StoreOptions, "log" | "inside" | "clock"> & { place: StorePlace },
): Promise<Stores> {
  const file = place.engine === "sqlite" ? storeFile(place.file) : null;
  const reader = place.engine === "sqlite" ? await readerOf(place.file) : db;
  const health = createHealth(place, () => file?.look() ?? null);
  const access = accessTo(db, place, {
    reader,
    tell: createTell(log),
    barred: () => file?.strayed() ?? null,
    went: health.went,
    ...(inside && { inside }),
  });
  const caches = { facts: createFactsCaches(), clock };
  let closing: Promise<void> | null = null;
  const close = async () => {
    await access.end(END_MS);
    await reader.destroy();
    await db.destroy();
  };
  return {
    ...storesBy(access, caches),
    async transaction(run) {
      const { value, held } = await access.transaction(async (within) => {
        const draft = draftOf(caches.facts.held);
        return {
          value: await run(storesBy(within, { clock, facts: { ...caches.facts, held: draft } })),
          held: draft,
        };
      });
      held.keep();
      return value;
    },
    about: () => aboutStore(place, access),
    copyTo: (to) => copyStore(place, to),
    health: () => health.check(() => access.aside((trx) => nextOf(trx, "checks"))),
    lastHealth: health.last,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Opened at once: later, another file might stand in its place. */
async function readerOf(file: string): Promise<Kysely<Database>> {
  const reader = new Kysely<Database>({ dialect: sqliteReader(file) });
  await reader.selectFrom("writes").select("id").execute();
  return reader;
}

/** Rows of a transaction are held for others only once it is kept. */
const storesBy = (
  access: Access,
  { facts, clock }: { facts: FactsCaches; clock: StoreOptions["clock"] },
): StoresInTransaction => ({
  facts: createFacts(access, facts),
  columns: createColumns(access, facts.lists),
  history: createHistory(access),
  lineHistory: createLineHistory(access),
  scans: createScans(access),
  attempts: createAttempts(access),
  pace: createPace(access),
  jobs: createJobs(access, clock),
  watches: createWatches(access),
  deliveries: createDeliveries(access),
  docs: createDocs(access),
  acts: createActs(access),
  proofs: createProofs(access),
  sessions: createSessions(access),
  signIns: createSignIns(access),
  tokens: createTokens(access),
  audit: createAudit(access),
});

type Prepared = Result<{ place: StorePlace; dialect: Dialect }, StoreFault>;

/** The folder and the file are for this user alone: facts name accounts. */
function inFolder({ dataDir, log }: StoreOptions): Prepared {
  const file = path.resolve(/*turbopackIgnore: true*/ dataDir, STORE_FILE);
  const place: StorePlace = { engine: "sqlite", file };
  try {
    makeFolder(path.dirname(file));
    makeFile(file);
    const open = openToOthers(file);
    if (open) log.warn(open);
    return ok({ place, dialect: sqliteDialect(file) });
  } catch (error) {
    return err(storeFault(error, place));
  }
}

/** Never opens a file that exists: closing it again would drop the locks that SQLite holds in this process. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function onServer({ databaseUrl, log }: StoreOptions): Prepared {
  const server = serverOf(databaseUrl ?? "");
  if (!databaseUrl || !server) {
    return err({
      kind: "bad-url",
      message:
        "DATABASE_URL is not a PostgreSQL address. Write postgres://user:password@host:5432/database, with special characters of the password percent-encoded, or unset it to keep the store in a file.",
    });
  }
  const place: StorePlace = { engine: "postgres", server };
  return ok({ place, dialect: postgresDialect(databaseUrl, log) });
}

/** Host, port and database of an address, without user and password; null: it is no such address. */
function serverOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.host || url.searchParams.get("host");
  const misread = url.hash !== "" || url.pathname.includes("@") || !isPercentEncoded(url);
  if (!/^postgres(ql)?:$/.test(url.protocol) || !host || misread) return null;
  return `${host}${url.pathname}`;
}

function isPercentEncoded({ username, password, pathname }: URL): boolean {
  try {
    decodeURIComponent(username + password + pathname);
    return true;
  } catch {
    return false; // URIError is the only thing it throws
  }
}
