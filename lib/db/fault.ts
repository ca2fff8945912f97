export type StoreFaultKind =
  | "newer-store"
  | "cannot-open"
  | "not-a-database"
  | "corrupt"
  | "gone"
  | "replaced"
  | "read-only"
  | "disk-full"
  | "disk-fails"
  | "busy"
  | "no-binding"
  | "bad-url"
  | "refused"
  | "unknown-host"
  | "wrong-password"
  | "no-database"
  | "not-allowed"
  | "tls"
  | "too-slow"
  | "lost"
  | "starting"
  | "other";

/** Why the store does not work. `message` says what, where, and what to do; it never holds a password. */
export type StoreFault = { kind: StoreFaultKind; message: string };

/** Where the store is, as it may be shown: a file, or a server without user and password. */
export type StorePlace =
  | { engine: "sqlite"; file: string }
  | { engine: "postgres"; server: string };

/** Says in plain words why opening, reading or writing the store failed. */
export function storeFault(error: unknown, place: StorePlace): StoreFault {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (place.engine === "sqlite") {
    const kind = sqliteKind(code, text);
    return { kind, message: sqliteMessage(kind, place.file, code || text) };
  }
  const kind = postgresKind(code, text);
  return { kind, message: postgresMessage(kind, place.server, text) };
}

/** What was seen of a store's file, and no call told. */
export const fileFault = (
  kind: "gone" | "replaced" | "read-only" | "disk-full",
  file: string,
): StoreFault => ({ kind, message: sqliteMessage(kind, file, kind) });

/** The store gave no answer in time. */
export const slowFault = (place: StorePlace): StoreFault =>
  place.engine === "sqlite"
    ? { kind: "busy", message: sqliteMessage("busy", place.file, "busy") }
    : { kind: "too-slow", message: postgresMessage("too-slow", place.server, "too slow") };

/** The store holds what this version of the program does not know. */
export function newerStore(unknown: readonly string[], place: StorePlace): StoreFault {
  const where = place.engine === "sqlite" ? place.file : place.server;
  return {
    kind: "newer-store",
    message: `The store at ${where} was made by a newer version of this program (${unknown.join(", ")}). Run that version, or start with another store.`,
  };
}

const SQLITE_FAMILIES: readonly [string, StoreFaultKind][] = [
  ["SQLITE_BUSY", "busy"],
  ["SQLITE_LOCKED", "busy"],
  ["SQLITE_NOTADB", "not-a-database"],
  ["SQLITE_CORRUPT", "corrupt"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_CANTOPEN", "cannot-open"],
  ["SQLITE_IOERR", "disk-fails"],
  ["EIO", "disk-fails"],
  ["ERR_DLOPEN_FAILED", "no-binding"],
  ["ERR_MODULE_NOT_FOUND", "no-binding"],
  ["MODULE_NOT_FOUND", "no-binding"],
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EROFS", "read-only"],
  ["EACCES", "cannot-open"],
  ["EPERM", "cannot-open"],
  ["EISDIR", "cannot-open"],
  ["ENOTDIR", "cannot-open"],
  ["EEXIST", "cannot-open"],
  ["ENOENT", "cannot-open"],
];

function sqliteKind(code: string, text: string): StoreFaultKind {
  if (text.includes("Could not locate the bindings file")) return "no-binding";
  return SQLITE_FAMILIES.find(([family]) => code.startsWith(family))?.[1] ?? "other";
}

function sqliteMessage(kind: StoreFaultKind, file: string, detail: string): string {
  switch (kind) {
    case "busy":
      return `Another process holds the store ${file}. Wait until it is done, or end it.`;
    case "not-a-database":
      return `${file} is not a store of this program. Move it away, or set READINESS_DATA_DIR to another folder.`;
    case "corrupt":
      return `The store ${file} is damaged. Put back a copy, or move it away: the next scan starts a new one.`;
    case "gone":
      return `The store ${file} was deleted while this program ran, and nothing more is kept. Put the file back, or restart this program to begin a new one.`;
    case "replaced":
      return `Another file took the place of the store ${file} while this program ran, and nothing more is kept. Restart this program to use it.`;
    case "disk-fails":
      return `The disk that holds the store ${file} gave an error (${detail}). Check the disk; what was stored before may be copied from there.`;
    case "read-only":
      return `The store ${file} can't be written. Give this user the right to write the file and its folder, or set READINESS_DATA_DIR to another folder.`;
    case "disk-full":
      return `The disk that holds the store ${file} is full. Make room; what was stored before is kept.`;
    case "cannot-open":
      return `The store ${file} can't be opened (${detail}). Check that its folder exists and that this user may write there, or set READINESS_DATA_DIR to another folder.`;
    case "no-binding":
      return `The SQLite driver is missing or was built for another version of Node.js, so the store ${file} can't be opened. Run "npm ci", or "npm rebuild better-sqlite3".`;
    default:
      return `The store ${file} does not work (${detail}).`;
  }
}

const POSTGRES_CODES: Readonly<Record<string, StoreFaultKind>> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  ENOENT: "refused",
  EACCES: "refused",
  ENOTFOUND: "unknown-host",
  EAI_AGAIN: "unknown-host",
  ETIMEDOUT: "too-slow",
  "57014": "too-slow",
  "55P03": "busy",
  "53300": "busy",
  "57P03": "starting",
  "28P01": "wrong-password",
  "28000": "wrong-password",
  "3D000": "no-database",
  "42501": "not-allowed",
  "25006": "read-only",
  "53100": "disk-full",
  ECONNRESET: "lost",
  EPIPE: "lost",
  "57P01": "lost",
  "57P02": "lost",
  "08000": "lost",
  "08003": "lost",
  "08006": "lost",
  XX001: "corrupt",
  XX002: "corrupt",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls",
  CERT_HAS_EXPIRED: "tls",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls",
};

/** Errors that the driver gives without a code. */
const POSTGRES_TEXTS: readonly [RegExp, StoreFaultKind][] = [
  [/^SASL|password/i, "wrong-password"],
  [/connection terminated due to connection timeout|timeout (exceeded|expired)/i, "too-slow"],
  [/connection terminated|connection ended|not queryable/i, "lost"],
  [/does not support SSL/i, "tls"],
];

function postgresKind(code: string, text: string): StoreFaultKind {
  const byCode = Object.hasOwn(POSTGRES_CODES, code) ? POSTGRES_CODES[code] : undefined;
  return byCode ?? POSTGRES_TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

function postgresMessage(kind: StoreFaultKind, server: string, detail: string): string {
  switch (kind) {
    case "refused":
      return `PostgreSQL at ${server} can't be reached. Start it, or correct host and port in DATABASE_URL.`;
    case "unknown-host":
      return `The host of ${server} is not known. Correct it in DATABASE_URL.`;
    case "wrong-password":
      return `PostgreSQL at ${server} refused the user or the password. Correct them in DATABASE_URL.`;
    case "no-database":
      return `PostgreSQL at ${server} has no such database. Create it, or correct its name in DATABASE_URL.`;
    case "not-allowed":
      return `The user of DATABASE_URL may not create or change tables at ${server}. Make it the owner of the database.`;
    case "read-only":
      return `PostgreSQL at ${server} only reads. Point DATABASE_URL at the primary server.`;
    case "disk-full":
      return `The disk of PostgreSQL at ${server} is full. Make room; what was stored before is kept.`;
    case "busy":
      return `PostgreSQL at ${server} takes no more connections right now. Try again later.`;
    case "starting":
      return `PostgreSQL at ${server} is starting or being stopped. Wait until it is up.`;
    case "too-slow":
      return `PostgreSQL at ${server} did not answer in time. Check that it runs and can be reached.`;
    case "tls":
      return `No trusted TLS connection to PostgreSQL at ${server} (${detail}). Check sslmode and the certificate.`;
    case "lost":
      return `The connection to PostgreSQL at ${server} was lost. Check that it runs.`;
    case "corrupt":
      return `PostgreSQL at ${server} reports damaged data. Put back a copy of the database.`;
    default:
      return `PostgreSQL at ${server} does not work (${detail}).`;
  }
}
