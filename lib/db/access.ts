import type { Kysely } from "kysely";
import { STORE_ERROR } from "@/lib/services/ports";
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

/** After a restart of PostgreSQL, or when two transactions cross, the same work passes the second time. */
const PASSES_AGAIN = /^(40001|40P01)$/;

async function plainly<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (place.engine === "sqlite" || !mayPassAgain(error, place)) throw plain(error, place);
  }
  try {
    return await work();
  } catch (error) {
    throw plain(error, place);
  }
}

const mayPassAgain = (error: unknown, place: Place): boolean =>
  storeFault(error, place).kind === "lost" ||
  (error instanceof Error && "code" in error && PASSES_AGAIN.test(String(error.code)));

const plain = (error: unknown, place: Place): Error =>
  Object.assign(new Error(storeFault(error, place).message, { cause: error }), {
    name: STORE_ERROR,
  });
