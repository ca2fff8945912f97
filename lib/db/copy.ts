import { closeSync, fsyncSync, linkSync, openSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { err, ok, type Result } from "@/lib/domain/result";
import type { StoreCopy } from "@/lib/services/ports/store-about";
import { type StorePlace, storeFault } from "./fault";
import { sqliteDriver } from "./sqlite-driver";

const FOR_POSTGRES =
  'The store is a PostgreSQL database, which its own tool copies: pg_dump --format=custom --file=FILE "$DATABASE_URL".';

type NotCopied = { message: string };

/**
 * Writes the store as it is at one moment into a new file, whoever writes to it meanwhile. What stands under the name is
 * whole, or nothing does; a file that is there already is left.
 */
export async function copyStore(
  place: StorePlace,
  to: string,
): Promise<Result<StoreCopy, NotCopied>> {
  if (place.engine !== "sqlite") return err({ message: FOR_POSTGRES });
  const file = path.resolve(/*turbopackIgnore: true*/ to);
  const part = `${file}.part`;
  try {
    closeSync(openSync(part, "wx", 0o600));
  } catch (error) {
    return err({ message: notMade(error, part) });
  }
  try {
    await copyInto(place.file, part);
    linkSync(part, file);
    settle(path.dirname(file));
    return ok({ file, bytes: statSync(file).size });
  } catch (error) {
    return err({ message: codeOf(error) === "EEXIST" ? there(file) : notCopied(error, place) });
  } finally {
    rmSync(part, { force: true });
  }
}

/** In one reading of the store: https://www.sqlite.org/lang_vacuum.html#vacuuminto */
async function copyInto(from: string, part: string): Promise<void> {
  const store = new (await sqliteDriver())(from, { readonly: true, fileMustExist: true });
  try {
    store.prepare("vacuum into ?").run(part);
  } finally {
    store.close();
  }
  settle(part);
}

/** What was written there stays, should the machine lose its power now. */
export function settle(file: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

const there = (file: string): string => `${file} is there already. Give another name.`;

function notMade(error: unknown, file: string): string {
  const code = codeOf(error);
  if (code === "EEXIST")
    return `${file} is there already: another copy is being made, or one broke off. Remove it, or give another name.`;
  if (code === "ENOENT") return `The folder of ${file} does not exist.`;
  return `${file} can't be written (${code}).`;
}

const notCopied = (error: unknown, place: StorePlace): string =>
  `The store was not copied. ${storeFault(error, place).message}`;
