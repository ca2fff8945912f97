import { sql } from "kysely";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Engine } from "@/lib/db/schema";
import { type EpochMs, SECOND_MS } from "@/lib/domain/time";
import type { LeaseStore } from "@/lib/services/ports/stores";

/** Two processes of one machine may tell the time this differently. */
const CLOCKS_APART_MS = SECOND_MS;

/** Leases are free from the millisecond on at which they end. */
export function createLeases({ engine, aside }: Access): LeaseStore {
  return {
    claim: (name, holder, { now, ttlMs }) =>
      aside(async (trx) => {
        const time = timeOf(engine, now);
        const length = wholeMs(ttlMs);
        await trx
          .insertInto("leases")
          .values({ name, holder: "", expires_at: 0, length_ms: 0 })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .execute();
        const claimed = await trx
          .updateTable("leases")
          .set({ holder, expires_at: sql<number>`${time} + ${sql.lit(length)}`, length_ms: length })
          .where("name", "=", name)
          .where((eb) =>
            eb.or([
              eb("holder", "=", holder),
              eb("expires_at", "<=", time),
              eb("expires_at", ">", sql<number>`${time} + length_ms + ${sql.lit(CLOCKS_APART_MS)}`),
            ]),
          )
          .returning("name")
          .executeTakeFirst();
        return claimed !== undefined;
      }),
    release: (name, holder) =>
      aside(async (trx) => {
        await trx
          .deleteFrom("leases")
          .where("name", "=", name)
          .where("holder", "=", holder)
          .execute();
      }),
  };
}

/** The server's own clock where there is one: machines need not agree on the time. */
const timeOf = (engine: Engine, now: EpochMs) =>
  engine === "postgres"
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`${sql.lit(wholeMs(now))}`;
