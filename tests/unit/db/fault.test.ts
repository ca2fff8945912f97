import { describe, expect, it } from "vitest";
import { type StoreFaultKind, type StorePlace, storeFault } from "@/lib/db/fault";

const FILE: StorePlace = { engine: "sqlite", file: "/data/readiness.db" };
const SERVER: StorePlace = { engine: "postgres", server: "db.example.com:5432/readiness" };
const coded = (code: string, message = "said the driver") =>
  Object.assign(new Error(message), { code });

describe("what goes wrong with a file", () => {
  it.each<[string, Error, StoreFaultKind, string]>([
    ["held by another", coded("SQLITE_BUSY"), "busy", "Another process"],
    ["held while it recovers", coded("SQLITE_BUSY_RECOVERY"), "busy", "Another process"],
    ["not ours", coded("SQLITE_READONLY"), "read-only", "can't be written"],
    ["in a folder that is not ours", coded("SQLITE_READONLY_DIRECTORY"), "read-only", "its folder"],
    ["on a read-only disk", coded("EROFS"), "read-only", "can't be written"],
    ["on a full disk", coded("SQLITE_FULL"), "disk-full", "Make room"],
    ["with no room for the folder", coded("ENOSPC"), "disk-full", "Make room"],
    ["that can't be opened", coded("SQLITE_CANTOPEN"), "cannot-open", "SQLITE_CANTOPEN"],
    ["behind a closed folder", coded("EACCES"), "cannot-open", "EACCES"],
    ["that is none", coded("SQLITE_NOTADB"), "not-a-database", "not a store"],
    ["that is damaged", coded("SQLITE_CORRUPT_INDEX"), "corrupt", "Put back a copy"],
    ["of another Node.js", coded("ERR_DLOPEN_FAILED"), "no-binding", "npm rebuild better-sqlite3"],
    [
      "whose driver was not built",
      new Error("Could not locate the bindings file. Tried: …"),
      "no-binding",
      "npm rebuild better-sqlite3",
    ],
    [
      "whose driver is not installed",
      coded("ERR_MODULE_NOT_FOUND"),
      "no-binding",
      "npm rebuild better-sqlite3",
    ],
    ["on a disk that fails", coded("SQLITE_IOERR_WRITE"), "disk-fails", "Check the disk"],
    ["of a kind not known", new Error("surprise"), "other", "surprise"],
  ])("%s", (_name, error, kind, words) => {
    const fault = storeFault(error, FILE);
    expect(fault.kind).toBe(kind);
    expect(fault.message).toContain(FILE.file);
    expect(fault.message).toContain(words);
  });
});

describe("what goes wrong with a server", () => {
  it.each<[string, Error, StoreFaultKind, string]>([
    ["that does not run", coded("ECONNREFUSED"), "refused", "Start it"],
    ["whose host is not known", coded("ENOTFOUND"), "unknown-host", "host"],
    ["that refuses the password", coded("28P01"), "wrong-password", "password"],
    ["that refuses the user", coded("28000"), "wrong-password", "user"],
    [
      "that is given no password",
      new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"),
      "wrong-password",
      "password",
    ],
    ["without the database", coded("3D000"), "no-database", "Create it"],
    ["that lets no tables be made", coded("42501"), "not-allowed", "owner"],
    ["that only reads", coded("25006"), "read-only", "primary"],
    ["with a full disk", coded("53100"), "disk-full", "Make room"],
    ["with too many connections", coded("53300"), "busy", "later"],
    ["that is too slow", coded("57014"), "too-slow", "in time"],
    [
      "with no free connection",
      new Error("timeout exceeded when trying to connect"),
      "too-slow",
      "in time",
    ],
    [
      "that never answers",
      new Error("Connection terminated due to connection timeout"),
      "too-slow",
      "in time",
    ],
    ["that went away", new Error("Connection terminated unexpectedly"), "lost", "lost"],
    ["that restarts", coded("57P01"), "lost", "lost"],
    ["that is not trusted", coded("SELF_SIGNED_CERT_IN_CHAIN"), "tls", "certificate"],
    ["of a kind not known", coded("toString", "surprise"), "other", "surprise"],
  ])("%s", (_name, error, kind, words) => {
    const fault = storeFault(error, SERVER);
    expect(fault.kind).toBe(kind);
    expect(fault.message).toContain(SERVER.server);
    expect(fault.message).toContain(words);
  });
});
