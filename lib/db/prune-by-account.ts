import type { RegionRef } from "@/lib/domain/cell-ref";
import type { Trx } from "./schema";

type Table = "history" | "line_history";

/**
 * Removes what is old of the account that follows `after`, Region by Region: one statement over a whole history holds the
 * event loop up for seconds on SQLite, and on PostgreSQL passes the limit of a statement. Gives the account; null: there is
 * none. `remove` takes it and a Region.
 */
export async function pruneNext(
  trx: Trx,
  { table, after }: { table: Table; after: string | null },
  remove: (place: RegionRef) => Promise<unknown>,
): Promise<string | null> {
  const next = await trx
    .selectFrom(table)
    .select("account")
    .$if(after !== null, (query) => query.where("account", ">", after ?? ""))
    .orderBy("account")
    .limit(1)
    .executeTakeFirst();
  if (!next) return null;
  const { account } = next;
  const regions = await trx
    .selectFrom(table)
    .select("region")
    .distinct()
    .where("account", "=", account)
    .execute();
  for (const { region } of regions) await remove({ account, region });
  return account;
}
