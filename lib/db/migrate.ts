import { type Kysely, Migrator, sql } from "kysely";
import { MIGRATIONS } from "./migrations/all";

export type Migrated = { state: "current" } | { state: "newer"; unknown: readonly string[] };

/**
 * Brings the store up to this code, in one transaction and under a lock, so that any number of processes may start
 * together. `newer`: the store holds migrations this code does not know, and was left as it is.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<Migrated> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return { state: "current" };
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0) return { state: "newer", unknown };
  throw error;
}

async function unknownMigrations<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  try {
    const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return applied.rows.map((row) => row.name).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  } catch {
    return []; // the error that brought us here says more than this one
  }
}
