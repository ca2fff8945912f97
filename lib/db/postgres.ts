import { PostgresDialect } from "kysely";
import pg from "pg";
import type { Log } from "@/lib/services/ports/log";

const INT8 = 20;

/** Connections to a PostgreSQL server, made as they are needed. A lost one is logged, and replaced at the next use. */
export function postgresDialect(connectionString: string, log: Log): PostgresDialect {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    application_name: "bedrock-readiness",
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 && format !== "binary" ? safeInteger : pg.types.getTypeParser(oid, format),
    },
  });
  const onError = (error: Error) =>
    log.warn("A connection to PostgreSQL was lost.", { reason: error.message });
  pool.on("error", onError);
  // A client in use has no listener of its own: without this a server's restart would end our process.
  pool.on("connect", (client) => client.on("error", onError));
  return new PostgresDialect({ pool });
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
}
