import { chmodSync, copyFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStores, STORE_FILE, type StoreOptions } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import type { Stores } from "@/lib/services/ports/stores";
import { cutAll, onBoth, onSqlite, runSql } from "./databases";
import { ACCOUNT, aRegion, T0 } from "./samples";

const WORKS = { works: true };
const LOOKS = { timeout: 20_000 };
const write = (stores: Stores) => stores.pace.save({ a: 1 });

onBoth("a store that can be written", ({ engine, fresh }) => {
  it("says so, also before anything was written", async () => {
    const stores = await (await fresh()).open();
    expect(stores.lastHealth()).toEqual(WORKS);
    expect(await stores.health()).toEqual(WORKS);
    await write(stores);
    expect(await stores.health()).toEqual(WORKS);
  });

  it("does not count the look as a change", async () => {
    const stores = await (await fresh()).open();
    const before = await stores.facts.version();
    await stores.health();
    expect(await stores.facts.version()).toBe(before);
  });

  it("takes no more once it is closed, in words", async () => {
    const stores = await (await fresh()).open();
    await stores.close();
    await expect(write(stores)).rejects.toThrow("The store is closed.");
  });

  if (engine === "sqlite") return;

  it("that only reads is told, and goes on reading; it works again when it may write", async () => {
    const { options, open } = await fresh();
    const stores = await open();
    await stores.facts.mergeRegion(aRegion("eu-west-1", {}));
    const name = new URL(options.databaseUrl ?? "").pathname.slice(1);
    await runSql(options, `alter database ${name} set default_transaction_read_only = on`);
    await cutAll(options.databaseUrl ?? "");
    await expect(write(stores)).rejects.toThrow("only reads");
    const since = stores.lastHealth();
    expect(since).toMatchObject({ works: false, kind: "read-only" });
    await expect.poll(() => stores.health(), LOOKS).toEqual(since);
    expect(await stores.facts.region(ACCOUNT, "eu-west-1")).not.toBeNull();
    await runSql(
      options,
      `begin read write; alter database ${name} reset default_transaction_read_only; commit`,
    );
    await cutAll(options.databaseUrl ?? "");
    await write(stores);
    expect(stores.lastHealth()).toEqual(WORKS);
  });
});

describe("a store in a file, looked at while it is open", () => {
  const { fresh } = onSqlite();
  const fileIn = ({ dataDir }: StoreOptions) => path.join(dataDir, STORE_FILE);

  it.each([
    ["deleted", (file: string) => rmSync(file), "gone", /was deleted while this program ran/],
    [
      "replaced",
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
      "replaced",
      /Another file took the place of the store/,
    ],
  ])(
    "that was %s is told, takes no write that would be lost, and goes on reading",
    async (_name, change, kind, words) => {
      const { options, open } = await fresh();
      const stores = await open();
      await stores.facts.mergeRegion(aRegion("eu-west-1", {}));
      change(fileIn(options));
      expect(await stores.health()).toMatchObject({
        works: false,
        kind,
        message: expect.stringMatching(words),
      });
      await expect(write(stores)).rejects.toThrow(words);
      await expect(stores.transaction(async () => 1)).rejects.toThrow(words);
      expect(await stores.facts.region(ACCOUNT, "eu-west-1")).not.toBeNull();
    },
  );

  it("whose rights were taken away is told, and that it has them again", async () => {
    const { options, open } = await fresh();
    const stores = await open();
    chmodSync(fileIn(options), 0o444);
    expect(await stores.health()).toMatchObject({ works: false, kind: "read-only" });
    chmodSync(fileIn(options), 0o600);
    expect(await stores.health()).toEqual(WORKS);
  });

  it("that another process holds is told within a second, and read meanwhile", async () => {
    const { options, open } = await fresh();
    const stores = await open();
    await stores.facts.mergeRegion(aRegion("eu-west-1", {}));
    const other = new (await sqliteDriver())(fileIn(options));
    other.exec("begin immediate");
    const written = write(stores);
    await expect.poll(() => stores.health(), LOOKS).toMatchObject({ works: false, kind: "busy" });
    expect(await stores.facts.region(ACCOUNT, "eu-west-1")).not.toBeNull();
    other.exec("rollback");
    other.close();
    await written;
    expect(stores.lastHealth()).toEqual(WORKS);
  });

  it("is read beside a transaction of its own process", async () => {
    const stores = await (await fresh()).open();
    await stores.facts.mergeRegion(aRegion("eu-west-1", {}));
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let entered: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const transaction = stores.transaction(async (inside) => {
      await inside.facts.mergeRegion(aRegion("eu-west-2", {}));
      entered();
      await gate;
    });
    await begun;
    expect((await stores.facts.regions(ACCOUNT)).map(({ region }) => region)).toEqual([
      "eu-west-1",
    ]);
    release();
    await transaction;
    expect(await stores.facts.regions(ACCOUNT)).toHaveLength(2);
  });

  it("ends within bounds, whatever holds the file", async () => {
    const { options, open } = await fresh();
    const stores = await open();
    const other = new (await sqliteDriver())(fileIn(options));
    other.exec("begin immediate");
    const written = write(stores).catch((error: unknown) => error);
    await stores.close();
    other.exec("rollback");
    other.close();
    expect(await written).toMatchObject({ name: "StoreError" });
  });

  it.runIf(process.platform !== "win32").each([
    ["a file that others read", 0o755, 0o644, /Others may read the store .*chmod 600/],
    ["a file that others write", 0o711, 0o602, /Others may read the store/],
    ["a folder that others write in", 0o777, 0o600, /Others may write in the folder.*chmod 700/],
    ["a file in a folder that nobody else may enter", 0o700, 0o666, null],
    ["what is this user's alone", 0o755, 0o600, null],
  ])("warns of %s", async (_name, folder, file, words) => {
    const { options, open } = await fresh();
    await (await open()).close();
    chmodSync(options.dataDir, folder);
    chmodSync(fileIn(options), file);
    const warned: string[] = [];
    const log = { ...options.log, warn: (text: string) => void warned.push(text) };
    const opened = await openStores({ ...options, log });
    if (opened.ok) await opened.value.close();
    expect(statSync(fileIn(options)).mode & 0o777).toBe(file);
    expect(warned).toEqual(words ? [expect.stringMatching(words)] : []);
  });
});

describe("a store in a new folder", () => {
  const { unmade } = onSqlite();

  it("warns of nothing", async () => {
    const { options } = await unmade();
    const warned: string[] = [];
    const log = { ...options.log, warn: (text: string) => void warned.push(text) };
    const opened = await openStores({ ...options, log, dataDir: path.join(options.dataDir, "n") });
    if (opened.ok) await opened.value.close();
    expect([opened.ok, warned, T0 > 0]).toEqual([true, [], true]);
  });
});
