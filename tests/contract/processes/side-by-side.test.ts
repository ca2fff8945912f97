import path from "node:path";
import { Kysely } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { STORE_FILE } from "@/lib/db/open";
import { postgresDialect } from "@/lib/db/postgres";
import { sqliteDialect } from "@/lib/db/sqlite";
import { LOCAL } from "@/lib/domain/access/rights";
import { DAY_MS } from "@/lib/domain/time";
import { createToken } from "@/lib/services/access/tokens";
import { type App, createRuntime } from "@/lib/start";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { command } from "@/tests/support/command";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const SCOPE = { accounts: null, regions: ["eu-west-1"], models: ["amazon.nova-lite-v1:0"] };

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());

async function start(): Promise<App> {
  const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
  if (!made.ok) throw new Error(made.error.join("\n"));
  return made.value;
}

/** Scans, and tells when AWS last answered what is kept. */
async function scan(app: App): Promise<number> {
  await app.scanner.run("command", SCOPE);
  const [account] = (await app.runtime.world.read()).accounts;
  const [region] = account?.regions.filter(({ stored }) => stored?.readAt) ?? [];
  expect(region?.judged.cells.map(({ verdict }) => verdict.state)).toContain("ready");
  return region?.stored?.readAt ?? 0;
}

/** A token stands in the store and on record. */
async function give(app: App, name: string): Promise<void> {
  const ctx = app.contextOf(LOCAL);
  const grant = { role: "viewer", accounts: null } as const;
  const made = await createToken(ctx, { name, grant, expiresAt: ctx.now() + DAY_MS });
  expect(made).toMatchObject({ ok: true });
}

onBoth("a replica beside one of a newer version", ({ fresh }) => {
  it(
    "goes on in the store that the newer one has widened, and is refused in words when it starts again",
    async () => {
      const { options } = await fresh();
      const env = {
        ...CLEAN,
        ...KEYS,
        AWS_ENDPOINT_URL: bench.standIn.url,
        DATABASE_URL: options.databaseUrl ?? undefined,
        READINESS_DATA_DIR: options.databaseUrl ? bench.folder : options.dataDir,
      };
      await withEnvironment(env, async () => {
        const app = await start();
        const first = await scan(app);
        await give(app, "before");
        await widen(options);
        expect(await scan(app)).toBeGreaterThan(first);
        await give(app, "after");
        expect(await app.runtime.stores.health()).toEqual({ works: true });
        expect(await createRuntime({ ...process.env }, { logLevel: "silent" })).toMatchObject({
          ok: false,
          error: [expect.stringMatching(/newer version of this program \(9999_wider\)/)],
        });
        expect(await command(["audit", "verify"], env)).toMatchObject({
          code: 3,
          err: expect.stringMatching(/newer version/),
        });
        await give(app, "still");
        await app.close();
      });
    },
    LONG_MS,
  );
});

/** What a migration that only adds does to every table: a column, and beside them a table. */
async function widen(options: Parameters<typeof runSql>[0]): Promise<void> {
  const db = new Kysely<unknown>({
    dialect: options.databaseUrl
      ? postgresDialect(options.databaseUrl, QUIET)
      : sqliteDialect(path.join(options.dataDir, STORE_FILE)),
  });
  const tables = await db.introspection.getTables();
  await db.destroy();
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables)
    await runSql(options, `alter table ${name} add column wider text default 'later'`);
  await runSql(options, "create table wider (id text primary key)");
  await runSql(options, "insert into kysely_migration values ('9999_wider', '2030-01-01')");
}
