import type { Kysely } from "kysely";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { type Place, storeFault } from "./fault";
import type { Access, Database } from "./schema";

/** Lets store functions at the tables, and makes what goes wrong there speak plainly. */
export function accessTo(db: Kysely<Database>, place: Place): Access {
  return {
    engine: place.engine,
    read: (work) => plainly(place, () => work(db)),
    write: (work) => plainly(place, () => db.transaction().execute(work)),
  };
}

/** After a restart of PostgreSQL, or when two transactions cross, the same work passes another time. */
const PASSES_AGAIN = /^(40001|40P01)$/;

/** A restart cuts every connection of the pool, and each is found out by a call of its own. */
const TRIES_MAX = 6;

async function plainly<T>(place: Place, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const again = place.engine !== "sqlite" && mayPassAgain(error, place);
      if (!again || tries >= TRIES_MAX) throw plain(error, place);
    }
  }
}

const mayPassAgain = (error: unknown, place: Place): boolean =>
  storeFault(error, place).kind === "lost" ||
  (error instanceof Error && "code" in error && PASSES_AGAIN.test(String(error.code)));

const plain = (error: unknown, place: Place): Error =>
  Object.assign(new Error(storeFault(error, place).message, { cause: error }), {
    name: STORE_ERROR,
  });
