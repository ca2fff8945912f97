import { Socket } from "node:net";
import {
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";
import type { Log } from "@/lib/services/ports/log";
import { doneWithin } from "./done-within";

const INT8 = 20;

/** The server ends a statement, and a transaction in which nothing happens, after this. */
const STATEMENT_MS = 10_000;

/** A server or a network that hangs ends nothing: then this process gives up. */
const ANSWER_MS = 12_000;

/** How long connections may take to close. */
const CLOSE_MS = 2_000;

/** Connections to a PostgreSQL server, made as they are needed. A lost one is logged, and replaced at the next use. */
export function postgresDialect(connectionString: string, log: Log): PostgresDialect {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString,
    max: 6,
    connectionTimeoutMillis: 5_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    application_name: "bedrock-readiness",
    stream: () => kept(new Socket(), sockets),
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
  return new PostgresDialect({ pool: bounded(pool, sockets) });
}

function kept(socket: Socket, sockets: Set<Socket>): Socket {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
  return socket;
}

/** A pool in which nothing waits for ever: neither an answer nor the end. */
function bounded(pool: pg.Pool, sockets: ReadonlySet<Socket>): PostgresPool {
  return {
    connect: async () => boundedClient(await pool.connect()),
    async end() {
      const ended = pool.end();
      if (await doneWithin(CLOSE_MS, ended)) return;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A connection that did not answer in time is never used again. */
function boundedClient(client: pg.PoolClient): PostgresPoolClient {
  let late: Error | null = null;
  async function ask<R>(text: string, parameters: readonly unknown[]) {
    if (late) throw late;
    const answer = client.query(text, [...parameters]);
    if (await doneWithin(ANSWER_MS, answer)) return asKysely<R>(await answer);
    answer.catch(() => undefined); // it ends with the connection
    late = Object.assign(new Error("PostgreSQL did not answer in time"), { code: "ETIMEDOUT" });
    throw late;
  }
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    given: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof given !== "string") throw new Error("cursors are not used");
    return ask<R>(given, parameters);
  }
  return { query, release: () => client.release(late ?? undefined) };
}

/** The driver gives a command as any text; Kysely looks for those that it knows. */
const asKysely = <R>(answer: pg.QueryResult): PostgresQueryResult<R> =>
  answer as PostgresQueryResult<R>;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
}
