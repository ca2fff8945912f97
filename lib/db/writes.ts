import type { Db, Engine, Trx } from "./schema";

/** Waits until no other transaction writes; SQLite lets one write at a time anyhow. */
export async function takeTurn(trx: Trx, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  await trx.selectFrom("writes").select("id").where("id", "=", 1).forUpdate().execute();
}

/** Counts a write, and returns the new count. Writers take turns, so counts become visible in order. */
export async function countWrite(trx: Trx): Promise<number> {
  const { count } = await trx
    .updateTable("writes")
    .set((eb) => ({ count: eb("count", "+", 1) }))
    .where("id", "=", 1)
    .returning("count")
    .executeTakeFirstOrThrow();
  return count;
}

/** A text that changes with every counted write, and that no other store ever gave. */
export async function writeVersion(db: Db): Promise<string> {
  const { store, count } = await db
    .selectFrom("writes")
    .select(["store", "count"])
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return `${store}.${count}`;
}

/** Adds one to a counter and gives it; the first is 1. */
export async function nextOf(
  trx: Trx,
  name: "rounds" | "scans-begun" | "scans-ended" | "checks",
): Promise<number> {
  const { value } = await trx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", 1) }))
    .where("name", "=", name)
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}
