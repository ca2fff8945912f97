import { wholeMs } from "@/lib/db/rows";
import type { Access } from "@/lib/db/schema";
import type { LeaseStore } from "@/lib/services/ports/stores";

/** Leases hold until `expiresAt`, and are free from that millisecond on. A fence never falls, also after a release. */
export function createLeases({ aside }: Access): LeaseStore {
  return {
    claim: (name, holder, now, ttlMs) =>
      aside(async (trx) => {
        await trx
          .insertInto("leases")
          .values({ name, holder: "", expires_at: 0, fence: 0 })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .execute();
        const claimed = await trx
          .updateTable("leases")
          .set((eb) => ({
            holder,
            expires_at: wholeMs(now + ttlMs),
            fence: eb
              .case()
              .when("holder", "=", holder)
              .then(eb.ref("fence"))
              .else(eb("fence", "+", 1))
              .end(),
          }))
          .where("name", "=", name)
          .where((eb) => eb.or([eb("expires_at", "<=", wholeMs(now)), eb("holder", "=", holder)]))
          .returning("fence")
          .executeTakeFirst();
        return claimed?.fence ?? null;
      }),
    release: (name, holder) =>
      aside(async (trx) => {
        await trx
          .updateTable("leases")
          .set({ holder: "", expires_at: 0 })
          .where("name", "=", name)
          .where("holder", "=", holder)
          .execute();
      }),
  };
}
