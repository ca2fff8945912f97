import type BetterSqlite from "better-sqlite3";

/** The first that its Node-API build runs on. */
const NAPI_FROM = 22;

/**
 * The same library twice: version 12, compiled against one Node's headers, ends the process on Node 24.19 and later;
 * version 13 does not run below 22. https://github.com/nodejs/node/issues/65446
 */
export async function sqliteDriver(): Promise<typeof BetterSqlite> {
  const major = Number(process.versions.node.split(".", 1)[0]);
  if (major >= NAPI_FROM) return (await import("better-sqlite3-napi")).default;
  return (await import("better-sqlite3")).default;
}
