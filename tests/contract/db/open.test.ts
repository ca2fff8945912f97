import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Kysely, sql } from "kysely";
import { describe, expect, inject, it } from "vitest";
import { accessTo } from "@/lib/db/access";
import { migrate } from "@/lib/db/migrate";
import { openStores, STORE_FILE, type StoreOptions } from "@/lib/db/open";
import type { Database } from "@/lib/db/schema";
import { sqliteDialect } from "@/lib/db/sqlite";
import { createDocs } from "@/lib/db/stores/docs";
import { withEnvironment } from "@/tests/support/stand-in";
import { cutAll, onBoth, onSqlite, runSql } from "./databases";
import { QUIET } from "./quiet";
import { aRegion, available, read, T0 } from "./samples";

const UNPRIVILEGED = 65_534;

async function faultOf(options: StoreOptions) {
  const opened = await openStores(options);
  if (!opened.ok) return opened.error;
  await opened.value.close();
  throw new Error("the store opened");
}

onBoth("a store", ({ engine, unmade }) => {
  it("of a newer version is refused, and left as it is", async () => {
    const { options, open } = await unmade();
    const first = await open();
    await first.pace.save({ a: 1 });
    await first.close();
    await runSql(options, "insert into kysely_migration values ('9999_future', '2030-01-01')");
    const fault = await faultOf(options);
    expect(fault.kind).toBe("newer-store");
    expect(fault.message).toMatch(/newer version of this program \(9999_future\).+another store/);
    await runSql(options, "delete from kysely_migration where name = '9999_future'");
    expect(await (await open()).pace.load()).toEqual({ a: 1 });
  });

  it("closes twice without complaint", async () => {
    const store = await (await unmade()).open();
    await store.close();
    await store.close();
  });

  if (engine === "sqlite") return;

  it("works again at the next call after its connections were cut", async () => {
    const { options, open } = await unmade();
    const store = await open();
    await store.pace.save({ a: 1 });
    await cutAll(options.databaseUrl ?? "");
    expect(await store.pace.load()).toEqual({ a: 1 });
    expect(await store.docs.put({ kind: "k", id: "1", updatedAt: T0, body: "{}" }, 0)).toBe(true);
  });

  it("takes the password from PGPASSWORD where its address has none", async () => {
    const { options } = await unmade();
    const address = new URL(options.databaseUrl ?? "");
    const { password: PGPASSWORD } = address;
    address.password = "";
    const bare = { ...options, databaseUrl: address.href };
    await withEnvironment({ PGPASSWORD: undefined }, async () => {
      expect((await faultOf(bare)).kind).not.toBe("newer-store");
    });
    await withEnvironment({ PGPASSWORD }, async () => {
      const opened = await openStores(bare);
      expect(opened).toMatchObject({ ok: true });
      if (opened.ok) await opened.value.close();
    });
  });
});

describe("a store in a file", () => {
  const { unmade } = onSqlite();
  const fileIn = (options: StoreOptions) => path.join(options.dataDir, STORE_FILE);

  async function damaged(damage: (file: string) => void): Promise<StoreOptions> {
    const { options, open } = await unmade();
    const store = await open();
    for (let index = 0; index < 40; index += 1) {
      const availability = { [`m-${"x".repeat(4_000)}`]: read(available(), T0) };
      await store.facts.mergeRegion(aRegion(`region-${index}`, { availability }));
    }
    await store.close();
    damage(fileIn(options));
    return options;
  }

  it("makes its folder, for this user alone", async () => {
    const { options } = await unmade();
    const dataDir = path.join(options.dataDir, "made", "here");
    const opened = await openStores({ ...options, dataDir });
    expect(opened.ok).toBe(true);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, STORE_FILE)).mode & 0o077).toBe(0);
    if (opened.ok) await opened.value.close();
    expect(existsSync(path.join(dataDir, `${STORE_FILE}-wal`))).toBe(false);
  });

  it("starts anew from an empty file", async () => {
    const { options, open } = await unmade();
    writeFileSync(fileIn(options), "");
    expect(await (await open()).facts.accounts()).toEqual([]);
  });

  it("that is no database is refused, and not touched", async () => {
    const { options } = await unmade();
    const text = "my own notes\n".repeat(200);
    writeFileSync(fileIn(options), text);
    const fault = await faultOf(options);
    expect(fault.kind).toBe("not-a-database");
    expect(fault.message).toContain(`${fileIn(options)} is not a store of this program`);
    expect(readFileSync(fileIn(options), "utf8")).toBe(text);
  });

  it.each([
    ["cut short", (file: string) => truncateSync(file, 20_000)],
    [
      "with a garbage page inside",
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4_096 * 4, 4_096 * 12);
        writeFileSync(file, bytes);
      },
    ],
  ])("%s is refused as damaged", async (_name, damage) => {
    const fault = await faultOf(await damaged(damage));
    expect(fault).toMatchObject({
      kind: "corrupt",
      message: expect.stringContaining("Put back a copy"),
    });
  });

  it("that can't be opened says where and what to do", async () => {
    const { options } = await unmade();
    mkdirSync(fileIn(options));
    const fault = await faultOf(options);
    expect(fault.kind).toBe("cannot-open");
    expect(fault.message).toContain(fileIn(options));
    expect(fault.message).toContain("READINESS_DATA_DIR");
  });

  it("below something that is no folder says so", async () => {
    const { options } = await unmade();
    writeFileSync(path.join(options.dataDir, "file"), "");
    const fault = await faultOf({ ...options, dataDir: path.join(options.dataDir, "file") });
    expect(fault.kind).toBe("cannot-open");
  });

  it("that may not be written says so", async () => {
    const { options, open } = await unmade();
    await (await open()).close();
    chmodSync(fileIn(options), 0o444);
    chmodSync(options.dataDir, 0o555);
    const isRoot = process.getuid?.() === 0; // who may write everything
    if (isRoot) process.seteuid?.(UNPRIVILEGED);
    const fault = await faultOf(options);
    if (isRoot) process.seteuid?.(0);
    chmodSync(options.dataDir, 0o700);
    expect(fault.kind).toBe("read-only");
  });

  it("that is full says so, keeps what it has, and works again when there is room", async () => {
    const { options } = await unmade();
    const file = fileIn(options);
    const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
    const docs = createDocs(accessTo(db, { engine: "sqlite", file }));
    await migrate(db);
    expect(await docs.put({ kind: "k", id: "small", updatedAt: T0, body: "x" }, 0)).toBe(true);
    await sql`pragma max_page_count = 60`.execute(db); // SQLite's answer is then that of a full disk
    const large = { kind: "k", id: "large", updatedAt: T0, body: "x".repeat(1_000_000) };
    await expect(docs.put(large, 0)).rejects.toThrow(
      `The disk that holds the store ${file} is full.`,
    );
    expect(await docs.list("k")).toHaveLength(1);
    await sql`pragma max_page_count = 100000`.execute(db);
    expect(await docs.put(large, 0)).toBe(true);
    await db.destroy();
  });
});

const postgres = inject("postgres");
const SERVER = "url" in postgres ? new URL(postgres.url) : null;

describe.skipIf(!SERVER)("a store on a PostgreSQL server", () => {
  const address = (changes: Partial<Pick<URL, "password" | "pathname" | "port">>): string =>
    Object.assign(new URL(SERVER ?? "postgres://localhost"), changes).href;

  it.each([
    ["that does not run", { port: "1" }, "refused", /127\.0\.0\.1:1\/postgres can't be reached/],
    ["that refuses the password", { password: "wrong-secret" }, "wrong-password", /refused/],
    ["that is given no password", { password: "" }, "wrong-password", /refused/],
    ["without the database", { pathname: "/absent" }, "no-database", /Create it/],
  ] as const)("%s is refused in plain words", async (_name, changes, kind, message) => {
    const databaseUrl = address(changes);
    const fault = await faultOf({ databaseUrl, dataDir: "", log: QUIET });
    expect(fault).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(fault.message).not.toMatch(/wrong-secret|only-for-tests|readiness:/);
  });
});

describe("an address that is none", () => {
  it.each([
    ["empty", ""],
    ["another database", "mysql://user:hidden@localhost/db"],
    ["no host", "postgres://"],
    ["words", "hidden place"],
    ["a slash in the password", "postgres://user:1/hidden@localhost/db"],
    ["a hash in the password", "postgres://user@localhost/db#hidden"],
    ["a broken escape", "postgres://user:hidden%zz@localhost/db"],
  ])("%s is refused without repeating it", async (_name, databaseUrl) => {
    const fault = await faultOf({ databaseUrl, dataDir: "", log: QUIET });
    expect(fault.kind).toBe("bad-url");
    expect(fault.message).not.toContain("hidden");
  });
});
