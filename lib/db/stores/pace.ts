import { sql } from "kysely";
import { chunks } from "@/lib/db/rows";
import type { Access } from "@/lib/db/schema";
import type { PaceMemory } from "@/lib/services/ports/pace";

/** What limiters learned. Saving replaces the given rates and keeps all others. */
export function createPace({ read, aside }: Access): PaceMemory {
  return {
    load: (account) =>
      read(async (db) => {
        const begin = `${account}/`;
        const rows = await db
          .selectFrom("pace")
          .selectAll()
          .$if(account !== undefined, (query) =>
            query.where(sql<boolean>`substr(key, 1, ${begin.length}) = ${begin}`),
          )
          .execute();
        return Object.fromEntries(rows.map((row) => [row.key, row.rate]));
      }),
    save: (rates) =>
      aside(async (trx) => {
        // In one order, or two processes that save at once would each wait for the other's rows.
        const rows = Object.keys(rates)
          .sort()
          .map((key) => ({ key, rate: rates[key] ?? 0 }));
        for (const chunk of chunks(rows)) {
          await trx
            .insertInto("pace")
            .values([...chunk])
            .onConflict((conflict) =>
              conflict.column("key").doUpdateSet((eb) => ({ rate: eb.ref("excluded.rate") })),
            )
            .execute();
        }
      }),
  };
}
