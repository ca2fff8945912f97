import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type BetterSqlite from "better-sqlite3";
import { err, ok, type Result } from "@/lib/domain/result";
import { codeOf, settle } from "./copy";
import { makeFolder } from "./make-folder";
import { MIGRATIONS } from "./migrations/all";
import { STORE_FILE } from "./open";
import { sqliteDriver } from "./sqlite-driver";

/** `before`: where the store that was there went; null: there was none. */
export type Restored = { file: string; before: string | null };
type NotRestored = { message: string };

type Order = {
  from: string;
  dataDir: string;
  /** Ends the name under which the store that is there stays. */
  stamp: string;
};

/**
 * Puts a copy in the place of the store. It is looked at first: one that is damaged, of another program, or of a newer
 * version is refused, and nothing changed. Refused, too, while another process holds the store.
 */
export async function restoreStore(order: Order): Promise<Result<Restored, NotRestored>> {
  const file = path.resolve(/*turbopackIgnore: true*/ order.dataDir, STORE_FILE);
  const part = `${file}.restoring`;
  const from = path.resolve(/*turbopackIgnore: true*/ order.from);
  try {
    if (!statSync(from, { throwIfNoEntry: false })?.isFile())
      return err({ message: `There is no file ${from}.` });
    makeFolder(path.dirname(file));
    copyFileSync(from, part);
    const problem = await problemOf(part, from);
    if (problem !== null) return err({ message: problem });
    settle(part);
    return await put({ file, part, before: `${file}.before-${order.stamp}` });
  } catch (error) {
    const code = codeOf(error);
    return err({ message: `The store was not restored (${code || String(error)}).` });
  } finally {
    for (const left of [part, `${part}-wal`, `${part}-shm`]) rmSync(left, { force: true });
  }
}

/** What is wrong with a copy, in words; null: it can be used. */
async function problemOf(part: string, from: string): Promise<string | null> {
  const none = `${from} is no copy of a store of this program.`;
  let copy: BetterSqlite.Database | null = null;
  try {
    copy = new (await sqliteDriver())(part, { fileMustExist: true });
    if (copy.pragma("quick_check(1)", { simple: true }) !== "ok") return `${from} is damaged.`;
    const applied = namesIn(copy);
    if (applied.length === 0) return none;
    const unknown = applied.filter((name) => !Object.hasOwn(MIGRATIONS, name));
    if (unknown.length > 0)
      return `${from} was made by a newer version of this program (${unknown.join(", ")}). Run that version.`;
    copy.pragma("journal_mode = delete");
    return null;
  } catch (error) {
    if (codeOf(error) === "SQLITE_CORRUPT") return `${from} is damaged.`;
    if (/^SQLITE_(NOTADB|ERROR)$/.test(codeOf(error))) return none;
    throw error;
  } finally {
    copy?.close();
  }
}

const namesIn = (copy: BetterSqlite.Database): readonly string[] =>
  copy
    .prepare<[], { name: unknown }>("select name from kysely_migration")
    .all()
    .map(({ name }) => String(name));

/** Writes that are not in the file itself yet. */
const BESIDE = ["-wal", "-shm", "-journal"] as const;

type Puts = { file: string; part: string; before: string };

async function put({ file, part, before }: Puts): Promise<Result<Restored, NotRestored>> {
  const was = existsSync(file);
  const alone = was ? await holdAlone(file) : () => undefined;
  if (alone === null)
    return err({ message: `Another process holds the store ${file}. End the dashboard first.` });
  try {
    if (was) linkSync(file, before);
    // What a store left beside itself would be read into the new one.
    for (const beside of BESIDE)
      if (existsSync(file + beside)) renameSync(file + beside, before + beside);
    renameSync(part, file);
    settle(path.dirname(file));
    return ok({ file, before: was ? before : null });
  } finally {
    alone();
  }
}

/**
 * Keeps every other process out of a store, until what is given is called; null: one is in. Its log of writes can only be
 * put into the file by who is alone: https://www.sqlite.org/pragma.html#pragma_journal_mode
 */
async function holdAlone(file: string): Promise<(() => void) | null> {
  const store = new (await sqliteDriver())(file, { fileMustExist: true, timeout: 0 });
  try {
    store.pragma("journal_mode = delete");
    store.exec("begin exclusive");
    return () => store.close();
  } catch (error) {
    store.close();
    if (codeOf(error).startsWith("SQLITE_BUSY")) return null;
    // A damaged store is why one is restored, and nobody can work with it.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) return () => undefined;
    throw error;
  }
}
