import type { Kysely } from "kysely";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { doneWithin } from "./done-within";
import { type StoreFault, type StorePlace, storeFault } from "./fault";
import type { Access, Database, Tell, Trx } from "./schema";
import { createSlots, type Slots } from "./slots";
import { takeTurn } from "./writes";

/** The way to the tables, and to several of its works as one. */
export type RootAccess = Access & {
  /** One transaction over all that `run` does by the access it is given. It may be run again. */
  transaction<T>(run: (access: Access) => Promise<T>): Promise<T>;
  /** Takes no more work, and waits so long for what is under way. */
  end(withinMs: number): Promise<void>;
};

/** Knows whether code runs within a transaction, as Node's AsyncLocalStorage does. */
export type Inside = { run<T>(mark: true, work: () => T): T; getStore(): true | undefined };

/** Every promise of a Node 20 process costs more once one is followed, a tenth of a scan's time: only tests look. */
const NOBODY_LOOKS: Inside = { run: (_mark, work) => work(), getStore: () => undefined };

export type AccessParts = {
  /** Where reads go, so that they wait for no write. */
  reader: Kysely<Database>;
  tell: Tell;
  /** Why nothing may be written now; null: it may. */
  barred: () => StoreFault | null;
  /** Told how each write went, and each read that failed. */
  went: (fault: StoreFault | null) => void;
  /** Finds the use of other stores within a transaction, which would wait for itself. */
  inside: Inside;
};

type Work<T> = (trx: Trx, again: boolean) => Promise<T>;

/** Lets store functions at the tables, and makes what goes wrong there speak plainly. */
export function accessTo(
  db: Kysely<Database>,
  place: StorePlace,
  {
    reader = db,
    tell = () => undefined,
    barred = () => null,
    went = () => undefined,
    inside = NOBODY_LOOKS,
  }: Partial<AccessParts> = {},
): RootAccess {
  const { engine } = place;
  const callers = new WeakSet<object>();
  const works = new Set<Promise<unknown>>();
  const slots = slotsOf(engine);
  let ended = false;

  function failed(fault: StoreFault): void {
    went(fault);
    if (!HOLDS_ALL_UP.has(fault.kind)) return;
    for (const line of new Set(Object.values(slots))) line.sendAway(plain(fault));
  }

  async function begin<T>(line: Slots, work: (again: boolean) => Promise<T>): Promise<T> {
    // Its own connection would wait for the transaction that waits for it.
    if (inside.getStore()) throw new Error("inside a transaction only its own stores may be used");
    if (ended) throw plain({ kind: "other", message: "The store is closed." });
    const isCallers = (error: object) => callers.has(error);
    const begun = line.take(() => plainly(place, { work, isCallers, failed }));
    works.add(begun);
    try {
      return await begun;
    } finally {
      works.delete(begun);
    }
  }

  async function write<T>(line: Slots, work: (again: boolean) => Promise<T>): Promise<T> {
    const fault = barred();
    if (fault) {
      went(fault);
      throw plain(fault);
    }
    const value = await begin(line, work);
    went(null);
    return value;
  }

  const inTurn = <T>(work: Work<T>): Promise<T> =>
    write(slots.write, (again) =>
      db.transaction().execute(async (trx) => {
        await ownTurn(trx, engine);
        return work(trx, again);
      }),
    );

  return {
    engine,
    tell,
    read: (work) => begin(slots.read, () => work(reader)),
    write: inTurn,
    aside: (work) => write(slots.aside, () => db.transaction().execute(work)),
    lease: (work) => write(slots.lease, () => db.transaction().execute(work)),
    transaction: (run) =>
      inTurn(async (trx, again) => {
        const ofStore = new WeakSet<object>();
        const access = within({ engine, tell, trx, again }, (error) => ofStore.add(error));
        try {
          return await inside.run(true, () => run(access));
        } catch (error) {
          if (isObject(error) && !ofStore.has(error)) callers.add(error);
          throw error;
        }
      }),
    async end(ms) {
      ended = true;
      await doneWithin(ms, Promise.allSettled(works));
    },
  };
}

/** Others that write held it up: it has done nothing yet, and the server is at work. */
async function ownTurn(trx: Trx, engine: Access["engine"]): Promise<void> {
  try {
    await takeTurn(trx, engine);
  } catch (error) {
    if (isObject(error) && codeOf(error) === STATEMENT_ENDED) waitedInVain.add(error);
    throw error;
  }
}

/** What one call meets, those in line behind it would meet too, one after the other. */
const HOLDS_ALL_UP: ReadonlySet<StoreFault["kind"]> = new Set(["too-slow", "busy"]);

/**
 * Together as many as there are connections, so that a connection is never waited for: that wait has a limit, which a
 * long line of saves would pass.
 */
function slotsOf(engine: Access["engine"]): Record<"read" | "write" | "aside" | "lease", Slots> {
  if (engine === "postgres")
    return {
      ...{ read: createSlots(2), write: createSlots(2) },
      ...{ aside: createSlots(1), lease: createSlots(1) },
    };
  const write = createSlots(1);
  return { read: createSlots(1), write, aside: write, lease: write };
}

/** The same inside a transaction: all of it is part of that one. `failed` is told what the store itself threw. */
function within(
  { engine, tell, trx, again }: Pick<Access, "engine" | "tell"> & { trx: Trx; again: boolean },
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
    tell,
    read: (work) => told(work(trx)),
    write: (work) => told(work(trx, again)),
    aside: (work) => told(work(trx)),
    lease: (work) => told(work(trx)),
  };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The server ended a statement that took too long. */
const STATEMENT_ENDED = "57014";

/** Of these the next try may be luckier. */
const waitedInVain = new WeakSet<object>();

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** After a restart of PostgreSQL, or when two transactions cross, the same work passes another time. */
const PASSES_AGAIN = /^(40001|40P01)$/;

/** A restart cuts every connection of the pool, and each is found out by a call of its own. */
const TRIES_MAX = 6;

type Attempt<T> = {
  work: (again: boolean) => Promise<T>;
  isCallers: (error: object) => boolean;
  failed: (fault: StoreFault) => void;
};

/** What the caller's own code threw inside a transaction stays what it was. */
async function plainly<T>(place: StorePlace, { work, isCallers, failed }: Attempt<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries > 1);
    } catch (error) {
      if (isObject(error) && isCallers(error)) throw error;
      const fault = storeFault(error, place);
      if (tries < TRIES_MAX && mayPassAgain(error, { place, fault })) continue;
      failed(fault);
      throw plain(fault, error);
    }
  }
}

const mayPassAgain = (
  error: unknown,
  { place, fault }: { place: StorePlace; fault: StoreFault },
): boolean =>
  place.engine !== "sqlite" &&
  (fault.kind === "lost" ||
    PASSES_AGAIN.test(codeOf(error)) ||
    (isObject(error) && waitedInVain.has(error)));

const plain = ({ message }: StoreFault, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { name: STORE_ERROR });
