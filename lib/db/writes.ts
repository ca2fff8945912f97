import type { Db, Trx } from "./schema";

/**
 * Counts a write, and returns the new count. Its row is locked until the transaction ends, so that counts become
 * visible in order: call it last but for the write itself.
 */
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
