import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { err, ok, type Result } from "@/lib/domain/result";

/** Absent on Windows, where no file of the file system waits for a writer. */
const NEVER_WAIT = constants.O_NONBLOCK ?? 0;

/** Why a file was not read: `code` is the system's own where it said why. */
export type FileFault = { code: string | null; why: string };

/**
 * The text of a regular file of at most `bytesMax`. A pipe or a device would hold up everything until something comes out
 * of it, so it is refused, as is a file that is longer, however long it says it is.
 */
export function readSmallFile(file: string, bytesMax: number): Result<string, FileFault> {
  try {
    const handle = openSync(file, constants.O_RDONLY | NEVER_WAIT);
    try {
      return readOpen(handle, bytesMax);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    return err({ code, why: code === "ENOENT" ? "does not exist" : `can't be read: ${code}` });
  }
}

function readOpen(handle: number, bytesMax: number): Result<string, FileFault> {
  const found = fstatSync(handle);
  if (found.isDirectory()) return err({ code: "EISDIR", why: "is a folder" });
  if (!found.isFile()) return err({ code: null, why: "is not a regular file" });
  const bytes = Buffer.alloc(bytesMax + 1);
  let length = 0;
  for (;;) {
    const read = readSync(handle, bytes, { offset: length });
    length += read;
    if (read === 0 || length === bytes.length) break;
  }
  if (length > bytesMax) return err({ code: null, why: `is larger than ${sizeText(bytesMax)}` });
  return ok(bytes.toString("utf8", 0, length));
}

const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1_000} kB`;
