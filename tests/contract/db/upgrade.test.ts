import path from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { expect, it } from "vitest";
import { MIGRATIONS } from "@/lib/db/migrations/all";
import { openStores, STORE_FILE, type StoreOptions } from "@/lib/db/open";
import { postgresDialect } from "@/lib/db/postgres";
import { sqliteDialect } from "@/lib/db/sqlite";
import { onBoth, runSql } from "./databases";
import { QUIET } from "./quiet";
import { T0 } from "./samples";

const NAMES = Object.keys(MIGRATIONS);

const bare = ({ databaseUrl, dataDir }: StoreOptions) =>
  new Kysely<unknown>({
    dialect: databaseUrl
      ? postgresDialect(databaseUrl, QUIET)
      : sqliteDialect(path.join(dataDir, STORE_FILE)),
  });

/** A store as a version left it that knew no migration after this one. */
async function leftBy(last: string, options: StoreOptions): Promise<void> {
  const db = bare(options);
  const known = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= last));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await sql`insert into docs (kind, id, rev, updated_at, body) values ('signoff', '1', 3, ${T0}, '{}')`.execute(
    db,
  );
  await db.destroy();
}

/** Tables with their columns and what these hold, in any order. */
async function shapeOf(options: StoreOptions): Promise<readonly string[]> {
  const db = bare(options);
  const tables = await db.introspection.getTables();
  await db.destroy();
  return tables
    .flatMap(({ name, columns }) =>
      columns.map((one) => `${name}.${one.name} ${one.dataType} ${one.isNullable}`),
    )
    .sort();
}

onBoth("a store of an earlier version", ({ unmade }) => {
  it.each(NAMES.slice(0, -1))(
    "that ended with %s becomes as a new one, and keeps its rows",
    async (last) => {
      const [old, made] = [await unmade(), await unmade()];
      await leftBy(last, old.options);
      const stores = await old.open();
      await made.open();
      expect((await stores.docs.list("signoff")).map(({ rev, body }) => [rev, body])).toEqual([
        [3, "{}"],
      ]);
      expect(await shapeOf(old.options)).toEqual(await shapeOf(made.options));
      expect(await stores.health()).toEqual({ works: true });
    },
  );
});

onBoth("a store of a later version", ({ unmade }) => {
  it("is refused in words, and left as it is", async () => {
    const { options, open } = await unmade();
    await (await open()).close();
    const before = await shapeOf(options);
    await runSql(options, "insert into kysely_migration values ('9999_later', '2030-01-01')");
    const opened = await openStores(options);
    expect(opened).toMatchObject({
      ok: false,
      error: {
        kind: "newer-store",
        message: expect.stringMatching(/made by a newer version of this program \(9999_later\)/),
      },
    });
    expect(await shapeOf(options)).toEqual(before);
  });
});
