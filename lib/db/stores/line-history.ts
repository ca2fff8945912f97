import { pruneNext } from "@/lib/db/prune-by-account";
import { chunks, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Trx } from "@/lib/db/schema";
import type { RegionRef } from "@/lib/domain/cell-ref";
import { LINE_STATES, type LineState } from "@/lib/domain/requirement/line";
import type { LineStateRow } from "@/lib/domain/requirement/line-history";
import type { EpochMs } from "@/lib/domain/time";
import type { LineHistoryStore } from "@/lib/services/ports/history";

/** What became of lines of requirements. */
export function createLineHistory({ read, write, tell }: Access): LineHistoryStore {
  const readable = (row: Database["line_history"]): readonly LineStateRow[] => {
    const { account, region, requirement, subject, at, asked } = row;
    const state = stateOf(row.state);
    if (state !== undefined) return [{ account, region, requirement, subject, at, state, asked }];
    tell("a stored change of a line can't be read", { account, region, requirement, subject, at });
    return [];
  };
  return {
    latest: (account, region) =>
      read(async (db) => (await newestOf(db, { account, region })).flatMap(readable)),
    append: (rows) => (rows.length === 0 ? Promise.resolve() : write((trx) => append(trx, rows))),
    prune: (before, after) =>
      write((trx) =>
        pruneNext(trx, { table: "line_history", after }, (at) => prune(trx, at, before)),
      ),
  };
}

const stateOf = (text: string | null): LineState | null | undefined =>
  text === null ? null : LINE_STATES.find((state) => state === text);

/** Read along the primary key, which stands in this order: whether a row is the newest is told by the one that follows it. */
function newestOf(db: Db, { account, region }: { account: string; region: string | null }) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom("line_history")
        .selectAll()
        .select((eb) =>
          eb.fn
            .agg<number | null>("lead", ["at"])
            .over((over) => over.partitionBy(["region", "requirement", "subject"]).orderBy("at"))
            .as("next_at"),
        )
        .where("account", "=", account)
        .$if(region !== null, (query) => query.where("region", "=", region ?? ""))
        .as("followed"),
    )
    .selectAll()
    .where("next_at", "is", null)
    .execute();
}

/** Two processes that saw the same at once write the same row. */
async function append(trx: Trx, rows: readonly LineStateRow[]): Promise<void> {
  for (const chunk of chunks(rows.map(fromLine))) {
    await trx
      .insertInto("line_history")
      .values([...chunk])
      .onConflict((conflict) =>
        conflict
          .columns(["account", "region", "requirement", "subject", "at"])
          .doUpdateSet((eb) => ({
            state: eb.ref("excluded.state"),
            asked: eb.ref("excluded.asked"),
          })),
      )
      .execute();
  }
}

const prune = (trx: Trx, { account, region }: RegionRef, before: EpochMs) =>
  trx
    .deleteFrom("line_history")
    .where("account", "=", account)
    .where("region", "=", region)
    .where("at", "<", wholeMs(before))
    .where((eb) =>
      eb.or([
        eb("state", "is", null),
        eb.exists(
          eb
            .selectFrom("line_history as later")
            .select("later.at")
            .whereRef("later.account", "=", "line_history.account")
            .whereRef("later.region", "=", "line_history.region")
            .whereRef("later.requirement", "=", "line_history.requirement")
            .whereRef("later.subject", "=", "line_history.subject")
            .whereRef("later.at", ">", "line_history.at")
            .where("later.at", "<=", wholeMs(before)),
        ),
      ]),
    )
    .execute();

const fromLine = (row: LineStateRow): Database["line_history"] => ({
  account: row.account,
  region: row.region,
  requirement: row.requirement,
  subject: row.subject,
  at: wholeMs(row.at),
  state: row.state,
  asked: row.asked,
});
