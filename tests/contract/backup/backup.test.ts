import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openStores, STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import type { Stores } from "@/lib/services/ports/stores";
import { QUIET } from "@/tests/contract/db/quiet";
import { command } from "@/tests/support/command";
import { runCli } from "@/tests/support/run-cli";
import { CLEAN } from "@/tests/support/stand-in";

let folder: string;
let opened: Stores[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "readiness-backup-"));
});
afterEach(async () => {
  for (const stores of opened) await stores.close();
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);
const env = (dataDir = "data") => ({ ...CLEAN, READINESS_DATA_DIR: at(dataDir) });

async function open(dataDir = "data"): Promise<Stores> {
  const stores = await openStores({ databaseUrl: null, dataDir: at(dataDir), log: QUIET });
  if (!stores.ok) throw new Error(stores.error.message);
  opened.push(stores.value);
  return stores.value;
}

async function close(stores: Stores): Promise<void> {
  opened = opened.filter((one) => one !== stores);
  await stores.close();
}

/** Writes the same number into two documents, in one transaction. */
async function writePair(stores: Stores, number: number): Promise<void> {
  await stores.transaction(async ({ docs }) => {
    for (const id of ["a", "b"])
      await docs.put({ kind: "signoff", id, updatedAt: 1, body: String(number) }, number);
  });
}

/** Every row of every table, but for the record and what counts by itself. */
async function rowsOf(file: string): Promise<Record<string, unknown[]>> {
  const db = new (await sqliteDriver())(file, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' order by name",
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !/^(sqlite_|audit|writes|kysely_migration_lock)/.test(name));
  const rows = tables.map((name) => [name, db.prepare(`select * from ${name}`).all()] as const);
  db.close();
  return Object.fromEntries(rows);
}

async function change(file: string, statement: string): Promise<void> {
  const db = new (await sqliteDriver())(file);
  db.exec(statement);
  db.close();
}

describe("a backup", () => {
  it("is the store at one moment, whatever is written meanwhile, this user's alone, and equal where it is restored", async () => {
    const stores = await open();
    let goesOn = true;
    const writing = (async () => {
      let number = 0;
      for (; goesOn; number += 1) {
        await writePair(stores, number);
        await setImmediate();
      }
      return number;
    })();
    const { code, out, err } = await runCli(["backup", at("copy.db")], { env: env() });
    goesOn = false;
    const written = await writing;
    expect([code, out], err).toEqual([0, `${at("copy.db")}\n`]);
    const pair = (await rowsOf(at("copy.db"))).docs as { body: string }[];
    expect(pair[0]?.body).toBe(pair[1]?.body);
    expect(Number(pair[0]?.body)).toBeLessThan(written);
    expect(statSync(at("copy.db")).mode & 0o777).toBe(0o600);
    expect(await command(["restore", at("copy.db")], env("elsewhere"))).toMatchObject({ code: 0 });
    const restored = await rowsOf(path.join(at("elsewhere"), STORE_FILE));
    expect(restored).toEqual(await rowsOf(at("copy.db")));
    expect(await command(["audit", "verify"], env("elsewhere"))).toMatchObject({ code: 0 });
    expect(readdirSync(folder).sort()).toEqual(["copy.db", "data", "elsewhere"]);
  });

  it("is on record, in the copy too", async () => {
    await command(["backup", at("copy.db")], env());
    mkdirSync(at("elsewhere"));
    await command(["restore", at("copy.db")], env("elsewhere"));
    const { out } = await command(["audit", "export"], env("elsewhere"));
    const whats = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).entry.what);
    expect(whats).toEqual(["export.made", "store.restored", "export.made"]);
    expect(await command(["audit", "verify"], env("elsewhere"))).toMatchObject({ code: 0 });
  });

  it.each<[string, string, RegExp]>([
    ["a file that is there", "mine.db", /there already/],
    ["a folder that is not", "none/copy.db", /folder of .* does not exist/],
  ])("leaves %s, and makes nothing", async (_about, name, says) => {
    writeFileSync(at("mine.db"), "mine");
    const { code, out, err } = await command(["backup", at(name)], env());
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(says);
    expect(existsSync(at(`${name}.part`))).toBe(false);
    expect(readFileSync(at("mine.db"), "utf8")).toBe("mine");
  });
});

describe("a restore", () => {
  /** A store with two documents, and a copy of it. */
  async function copied(): Promise<string> {
    const stores = await open("source");
    await writePair(stores, 0);
    await close(stores);
    await command(["backup", at("copy.db")], env("source"));
    return at("copy.db");
  }

  it("makes the store what it was, elsewhere", async () => {
    const copy = await copied();
    expect(await command(["restore", copy], env())).toMatchObject({
      code: 0,
      out: `${at("data")}/${STORE_FILE}\n`,
    });
    const source = await rowsOf(path.join(at("source"), STORE_FILE));
    expect(await rowsOf(path.join(at("data"), STORE_FILE))).toEqual(source);
    expect((await (await open()).docs.list("signoff")).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("keeps the store that was there beside it", async () => {
    const copy = await copied();
    await close(await open());
    const { code, err } = await command(["restore", copy], env());
    expect(code).toBe(0);
    const [, before = ""] = /The store that was there: (.*)/.exec(err) ?? [];
    expect((await rowsOf(before)).docs).toEqual([]);
  });

  it("is refused while another holds the store, which stays as it was", async () => {
    const copy = await copied();
    const held = await open();
    const { code, err } = await command(["restore", copy], env());
    expect(code).toBe(2);
    expect(err).toMatch(/Another process holds the store/);
    await writePair(held, 0);
    expect(await held.docs.list("signoff")).toHaveLength(2);
  });

  it("takes the place of a store that is damaged, and of what it left beside itself", async () => {
    const copy = await copied();
    mkdirSync(at("data"));
    writeFileSync(
      path.join(at("data"), STORE_FILE),
      "not a database, but long enough to be read".repeat(40),
    );
    writeFileSync(path.join(at("data"), `${STORE_FILE}-wal`), "old writes");
    expect(await command(["restore", copy], env())).toMatchObject({ code: 0 });
    expect(await (await open()).docs.list("signoff")).toHaveLength(2);
  });

  it.each<[string, (copy: string) => void | Promise<void>, RegExp]>([
    ["a text", (copy) => writeFileSync(copy, "hello"), /no copy of a store/],
    ["nothing", (copy) => writeFileSync(copy, ""), /no copy of a store/],
    ["half of it", (copy) => truncateSync(copy, statSync(copy).size / 2), /damaged|no copy/],
    [
      "another program's database",
      async (copy) => {
        rmSync(copy);
        await change(copy, "create table t (x)");
      },
      /no copy of a store/,
    ],
    [
      "a newer version's",
      (copy) => change(copy, "insert into kysely_migration values ('9999_later', 'then')"),
      /newer version of this program \(9999_later\)/,
    ],
    ["a file that is not there", (copy) => rmSync(copy), /There is no file/],
  ])("refuses %s, and changes nothing", async (_about, spoil, says) => {
    const copy = await copied();
    await close(await open());
    await spoil(copy);
    const before = readFileSync(path.join(at("data"), STORE_FILE));
    const { code, out, err } = await command(["restore", copy], env());
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(says);
    expect(readFileSync(path.join(at("data"), STORE_FILE)).equals(before)).toBe(true);
    expect(readdirSync(at("data")).filter((name) => /restoring|before/.test(name))).toEqual([]);
  });
});

describe("the commands", () => {
  it.each([
    ["backup", ["--what"]],
    ["backup", []],
    ["restore", ["a", "b"]],
    ["restore", [""]],
  ])("%s %j is wrong usage", async (name, args) => {
    expect(await command([name, ...args], env())).toMatchObject({ code: 3, out: "" });
  });

  it.each(["backup", "restore"])("%s tells its usage", async (name) => {
    expect(await command([name, "--help"], env())).toMatchObject({ code: 0, err: "" });
  });

  const postgres = inject("postgres");
  const url = "url" in postgres ? postgres.url : null;
  it.skipIf(url === null).each([
    ["backup", /pg_dump --format=custom/],
    ["restore", /pg_restore --clean/],
  ])("%s names PostgreSQL's own tool, and no password", async (name, says) => {
    const ran = await command([name, at("copy")], { ...env(), DATABASE_URL: url ?? "" });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(says);
    expect(ran.err).not.toContain("only-for-tests");
  });
});
