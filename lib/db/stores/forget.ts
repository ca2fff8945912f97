import type { Trx } from "@/lib/db/schema";
import { countWrite } from "@/lib/db/writes";
import type { EpochMs } from "@/lib/domain/time";

/** Removes the accounts and regions that nobody tried to read since, with their lists, histories and pace. */
export async function forgetPlaces(trx: Trx, before: EpochMs): Promise<number> {
  const regions = await trx
    .deleteFrom("region_facts")
    .where("attempted_at", "<", before)
    .returning(["account", "region"])
    .execute();
  for (const { account, region } of regions) {
    for (const table of ["region_lists", "columns", "history", "line_history"] as const) {
      await trx
        .deleteFrom(table)
        .where("account", "=", account)
        .where("region", "=", region)
        .execute();
    }
  }
  const accounts = await trx
    .deleteFrom("accounts")
    .where("updated_at", "<", before)
    .returning("key")
    .execute();
  if (accounts.length > 0) await forgetPace(trx, new Set(accounts.map(({ key }) => key)));
  if (regions.length + accounts.length > 0) await countWrite(trx);
  return regions.length;
}

/** What limiters learned is kept by `account/region/service/operation`. */
const PARTS_AFTER_ACCOUNT = 3;

async function forgetPace(trx: Trx, accounts: ReadonlySet<string>): Promise<void> {
  const rows = await trx.selectFrom("pace").select("key").execute();
  const gone = rows.filter(({ key }) =>
    accounts.has(key.split("/").slice(0, -PARTS_AFTER_ACCOUNT).join("/")),
  );
  for (const { key } of gone) await trx.deleteFrom("pace").where("key", "=", key).execute();
}
