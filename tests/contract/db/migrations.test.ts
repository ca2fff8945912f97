import path from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { expect, it } from "vitest";
import { MIGRATIONS } from "@/lib/db/migrations/all";
import { STORE_FILE, type StoreOptions } from "@/lib/db/open";
import { postgresDialect } from "@/lib/db/postgres";
import { sqliteDialect } from "@/lib/db/sqlite";
import { onBoth } from "./databases";
import { QUIET } from "./quiet";
import { ACCOUNT, T0 } from "./samples";

/** A store as the version before left it, with what `fill` puts in. */
async function anOldStore(
  { databaseUrl, dataDir }: StoreOptions,
  fill: (db: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  const dialect = databaseUrl
    ? postgresDialect(databaseUrl, QUIET)
    : sqliteDialect(path.join(dataDir, STORE_FILE));
  const db = new Kysely<unknown>({ dialect });
  const old = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "0003"));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => old } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await fill(db);
  await db.destroy();
}

const doc = (kind: string, id: string, body: string) =>
  sql`insert into docs (kind, id, rev, updated_at, body) values (${kind}, ${id}, 3, ${T0}, ${body})`;

onBoth("an older store", ({ unmade }) => {
  it("keeps its scans, in the order of their times, and how they ended", async () => {
    const { options, open } = await unmade();
    await anOldStore(options, async (db) => {
      const rows = [
        ["running", T0 + 3, null, 0],
        ["first", T0, T0 + 10, 1],
        ["cancelled", T0 + 1, T0 + 2, 0],
      ] as const;
      for (const [id, startedAt, finishedAt, complete] of rows) {
        await sql`insert into scans (scan_id, started_at, finished_at, complete, scope, trigger, stats)
          values (${id}, ${startedAt}, ${finishedAt}, ${complete}, 'all', 'schedule', null)`.execute(
          db,
        );
      }
    });
    const { scans } = await open();
    expect((await scans.recent(10)).map(({ scanId, outcome }) => [scanId, outcome])).toEqual([
      ["running", null],
      ["cancelled", "cancelled"],
      ["first", "complete"],
    ]);
    expect((await scans.lastComplete(T0 + 20))?.scanId).toBe("first");
    await scans.start({ scanId: "new", startedAt: T0, scope: "all", trigger: "start" });
    expect((await scans.lastAttempt())?.scanId).toBe("new");
    await scans.finish("new", { finishedAt: T0, outcome: "complete", problem: null, stats: null });
    expect((await scans.lastComplete(T0 + 20))?.scanId).toBe("new");
  });

  it("keeps its watches, those that can't be read too, and what waits to be told", async () => {
    const { options, open } = await unmade();
    const pending = '{"version":1,"flight":{"state":"pending"}}';
    const active = '{"version":1,"flight":{"state":"active"}}';
    const dismissed = '{"version":1,"flight":{"state":"dismissed"}}';
    const waiting = `{"version":1,"state":"waiting","attempts":2,"nextTryAt":${T0 + 9},"lastTryAt":${T0 - 1},"problem":"HTTP 500"}`;
    await anOldStore(options, async (db) => {
      await doc("watch", `${ACCOUNT}~m`, pending).execute(db);
      await doc("watch", `profile~prod~n`, active).execute(db);
      await doc("watch", `${ACCOUNT}~o`, dismissed).execute(db);
      await doc("watch", `${ACCOUNT}~broken`, "not JSON").execute(db);
      await doc("webhook-delivery", "told", waiting).execute(db);
      await doc("webhook-delivery", "broken", "not JSON").execute(db);
      await doc("signoff", "1", "{}").execute(db);
    });
    const { watches, deliveries, docs } = await open();
    const common = { rev: 3, updatedAt: T0 };
    const of = { account: ACCOUNT, ...common };
    const byModel = (await watches.list({ endedSince: null })).toSorted((a, b) =>
      a.modelId < b.modelId ? -1 : 1,
    );
    expect(byModel).toEqual([
      {
        ...of,
        modelId: "broken",
        state: "unreadable",
        listens: false,
        nextPollAt: null,
        body: "not JSON",
      },
      { ...of, modelId: "m", state: "pending", listens: true, nextPollAt: 0, body: pending },
      {
        ...of,
        account: "profile~prod",
        modelId: "n",
        state: "active",
        listens: false,
        nextPollAt: null,
        body: active,
      },
      { ...of, modelId: "o", state: "dismissed", listens: true, nextPollAt: null, body: dismissed },
    ]);
    expect(await deliveries.waiting()).toEqual([
      {
        ...common,
        id: "told",
        state: "waiting",
        attempts: 2,
        noticeAt: T0 - 1,
        nextTryAt: T0 + 9,
        lastTryAt: T0 - 1,
        problem: "HTTP 500",
      },
    ]);
    expect(await docs.list("watch")).toEqual([]);
    expect(await docs.list("signoff")).toHaveLength(1);
  });
});
