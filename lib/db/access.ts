import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { type Place, storeFault } from "./fault";
import type { Access, Database, Trx } from "./schema";
import { takeTurn } from "./writes";

/** The way to the tables, and to several of its works as one. */
export type RootAccess = Access & {
  /** One transaction over all that `run` does by the access it is given. It may be run again. */
  transaction<T>(run: (access: Access) => Promise<T>): Promise<T>;
};

type Work<T> = (trx: Trx, again: boolean) => Promise<T>;

/** Lets store functions at the tables, and makes what goes wrong there speak plainly. */
export function accessTo(db: Kysely<Database>, place: Place): RootAccess {
  const { engine } = place;
  const inside = new AsyncLocalStorage<true>();
  const callers = new WeakSet<object>();
  const begin = <T>(work: (again: boolean) => Promise<T>): Promise<T> => {
    // Its own connection would wait for the transaction that waits for it.
    if (inside.getStore()) throw new Error("inside a transaction only its own stores may be used");
    return plainly(place, { work, isCallers: (error) => callers.has(error) });
  };
  const inTurn = <T>(work: Work<T>): Promise<T> =>
    begin((again) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, engine);
        return work(trx, again);
      }),
    );
  return {
    engine,
    read: (work) => begin(() => work(db)),
    write: inTurn,
    aside: (work) => begin(() => db.transaction().execute(work)),
    transaction: (run) =>
      inTurn(async (trx, again) => {
        const ofStore = new WeakSet<object>();
        const access = within({ engine, trx, again }, (error) => ofStore.add(error));
        try {
          return await inside.run(true, () => run(access));
        } catch (error) {
          if (isObject(error) && !ofStore.has(error)) callers.add(error);
          throw error;
        }
      }),
  };
}

/** The same inside a transaction: all of it is part of that one. `failed` is told what the store itself threw. */
function within(
  { engine, trx, again }: { engine: Access["engine"]; trx: Trx; again: boolean },
  failed: (error: object) => void,
): Access {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isObject(error)) failed(error);
      throw error;
    }
  };
  return {
    engine,
    read: (work) => told(work(trx)),
    write: (work) => told(work(trx, again)),
    aside: (work) => told(work(trx)),
  };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** After a restart of PostgreSQL, or when two transactions cross, the same work passes another time. */
const PASSES_AGAIN = /^(40001|40P01)$/;

/** A restart cuts every connection of the pool, and each is found out by a call of its own. */
const TRIES_MAX = 6;

/** What the caller's own code threw inside a transaction stays what it was. */
async function plainly<T>(
  place: Place,
  {
    work,
    isCallers,
  }: { work: (again: boolean) => Promise<T>; isCallers: (error: object) => boolean },
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries > 1);
    } catch (error) {
      if (isObject(error) && isCallers(error)) throw error;
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
