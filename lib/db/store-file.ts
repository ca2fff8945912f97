import { accessSync, constants, statfsSync, statSync } from "node:fs";
import path from "node:path";
import { fileFault, type StoreFault } from "./fault";

/** A region's facts need this much. */
const ROOM_MIN_BYTES = 1_000_000;

const ANY_MAY_WRITE = 0o222;
const OTHERS_MAY_READ_OR_WRITE = 0o066;
const OTHERS_MAY_WRITE = 0o022;
const OTHERS_MAY_ENTER = 0o011;

/** An open store's file, looked at from outside. */
export type StoreFile = {
  /** It is no longer where the next start looks for it, so that what is written would be lost. */
  strayed(): StoreFault | null;
  /** The same, and what keeps it from being written. */
  look(): StoreFault | null;
};

/** To be called while the file is open, and is the right one. */
export function storeFile(file: string): StoreFile {
  const own = statOf(file);
  const strayed = (): StoreFault | null => {
    const now = statOf(file);
    if (!now) return fileFault("gone", file);
    return now.ino === own?.ino && now.dev === own.dev ? null : fileFault("replaced", file);
  };
  return {
    strayed,
    look() {
      const fault = strayed();
      if (fault) return fault;
      if (!isWritable(file)) return fileFault("read-only", file);
      return hasRoom(path.dirname(file)) ? null : fileFault("disk-full", file);
    },
  };
}

/** What of an existing store others than its user may reach, in words; null: nothing. It names accounts. */
export function openToOthers(file: string): string | null {
  if (process.platform === "win32") return null;
  const [own, folder] = [statOf(file), statOf(path.dirname(file))];
  if (!own || !folder) return null;
  const [mode, folderMode] = [Number(own.mode), Number(folder.mode)];
  if (folderMode & OTHERS_MAY_WRITE) {
    const where = path.dirname(file);
    return `Others may write in the folder of the store, ${where}. Run "chmod 700 ${where}".`;
  }
  if (mode & OTHERS_MAY_READ_OR_WRITE && folderMode & OTHERS_MAY_ENTER)
    return `Others may read the store ${file}, which names accounts. Run "chmod 600 ${file}".`;
  return null;
}

const statOf = (file: string) => statSync(file, { bigint: true, throwIfNoEntry: false });

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return ((statOf(file)?.mode ?? 0n) & BigInt(ANY_MAY_WRITE)) !== 0n;
  } catch {
    return false; // EACCES or EROFS
  }
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_MIN_BYTES;
  } catch {
    return true; // a file system that can't tell; the write itself will
  }
}
