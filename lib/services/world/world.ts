import type { RegionRef } from "@/lib/domain/cell-ref";
import type { AccountFacts } from "@/lib/domain/facts/facts";
import { groupBy } from "@/lib/domain/group-by";
import type { JudgedRegion } from "@/lib/domain/judge/judge-region";
import type { Catalogue } from "@/lib/domain/judge/models";
import type { Partition } from "@/lib/domain/region";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { EpochMs } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { FactsStore, StoredAccount, StoredRegion } from "@/lib/services/ports/stores";
import { accountOf } from "./account-inputs";
import { type Choice, NO_ACCOUNT } from "./choice";
import { adoptPlanned } from "./column-parts";
import { judgeAccount } from "./judge-account";
import { judgeWith } from "./judge-with";
import { rowKey } from "./known-regions";
import { begin, createMemory, type Held, keysOf, load, momentOf, unmoved } from "./memory";
import { answersTo } from "./named";
import type { Outline } from "./outline";
import { letGo, outlineStored } from "./outline-stored";
import { type Planned, type Surveyed, surveyStored, unplanned } from "./survey";

export type WorldRegion = {
  region: string;
  /** As the store has it, the fault of its model list judged beside the account's other regions. */
  stored: StoredRegion | null;
  judged: JudgedRegion;
};
export type WorldAccount = {
  ref: AccountRef;
  /** The account id, or the key of the configuration entry while the id is not known. */
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  facts: AccountFacts;
  /** Of its row; null: it has none. */
  version: number | null;
  regions: readonly WorldRegion[];
};

/** Accounts with every cell judged, as the store has it now. */
export type World = {
  now: EpochMs;
  /** A value older than this is stale. */
  staleAfterMs: number;
  catalogue: Catalogue;
  /** Of two readings of everything the very same list where nothing in it is another. */
  accounts: readonly WorldAccount[];
};

export type WorldReader = {
  /** Every configured account, without the facts of Regions: they are neither read nor judged where their column stands. */
  outline(): Promise<Outline>;
  /** The same beside what is required, and beside all that is known of some accounts. */
  survey(requirements: readonly Requirement[], choose?: Choice): Promise<Surveyed>;
  /**
   * What is required beside what plans count in the chosen accounts, as it stands beside their columns. The facts of those
   * alone are read of which it does not, of a few accounts at a time, so that nobody waits for all of them.
   */
  plan(requirements: readonly Requirement[], choose: Choice): Promise<Planned>;
  /** Some Regions with all their facts: of each account the named ones alone. */
  readSome(places: readonly RegionRef[]): Promise<World>;
  /** Every configured account. It takes all facts of all of them. */
  read(): Promise<World>;
  /** One account, by its id, its name or the key of its configuration entry: `accounts` holds it, or nothing. */
  readOne(account: string): Promise<World>;
  /**
   * One account judged from these rows instead of the stored ones: what it will be once they are kept, in the regions of
   * the rows, or in all. Rests on everything else as it was last read. Within a transaction `facts` is that one's.
   */
  judgeWith(facts: Pick<FactsStore, "regions">, given: GivenRows): Promise<World>;
};

export type GivenRows = {
  account: StoredAccount;
  rows: readonly StoredRegion[];
  regions: "given" | "all";
};

export type WorldOptions = {
  /**
   * Names the build, and so the rules by which it judges: columns of the same are taken from the store, and kept there. Null:
   * neither.
   */
  judgedBy: string | null;
  /** Of so many accounts the facts stay at hand while nobody asks for all. */
  accountsHeld?: number;
  /** Told why a column was not kept, where it is not for the store. */
  notKept?: (error: unknown) => void;
};

/** Accounts of which the store has what plans count, some 2 ms each, and those that are read and judged, some 30. */
const ADOPTED_A_TURN = 64;
const PLANNED_A_TURN = 8;

type Turn<T> = { value: Promise<T> };
/**
 * Reads the store and judges; what did not change since the last reading is not judged again. One reading at a time;
 * whoever asks meanwhile for the same shares the next one, so that the answer is never older than the question.
 */
export function createWorld(ground: Ground, options: WorldOptions): WorldReader {
  const held = createMemory(ground, options);
  let last: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const value = last.then(work);
    const end = () => undefined;
    last = value.then(end, end);
    return value;
  };
  const inTurn = <T>(read: (account: string | null) => Promise<T>) => {
    const waiting = new Map<string | null, Turn<T>>();
    return (account: string | null): Promise<T> => {
      const waits = waiting.get(account);
      if (waits) return waits.value;
      const begin = () => {
        if (waiting.get(account) === turn) waiting.delete(account);
        return read(account);
      };
      const turn: Turn<T> = { value: next(begin) };
      waiting.set(account, turn);
      return turn.value;
    };
  };
  const read = inTurn((account) => judgeStored(ground, held, account));
  const outline = inTurn(() => outlineStored(ground, held));
  return {
    outline: () => outline(null),
    survey: (requirements, choose = NO_ACCOUNT) =>
      next(() => surveyStored(ground, held, { requirements, choose, plan: NO_ACCOUNT })),
    async plan(requirements, choose) {
      const ask = (asked: readonly Requirement[], plan: Choice) =>
        next(() => surveyStored(ground, held, { requirements: asked, choose: NO_ACCOUNT, plan }));
      held.planned.want();
      const outlined = await outline(null);
      const { catalogue } = outlined;
      await fewAtATime(unplanned(held, outlined, choose), ADOPTED_A_TURN, (accounts) =>
        next(() => adoptPlanned(ground, held, { catalogue, accounts })),
      );
      await fewAtATime(unplanned(held, outlined, choose), PLANNED_A_TURN, (accounts) =>
        ask([], () => accounts.map(({ key }) => key)),
      );
      return ask(requirements, choose);
    },
    readSome: (places) => next(() => judgeSome(ground, held, places)),
    read: () => read(null),
    readOne: (account) => read(account),
    judgeWith: (facts, given) => judgeWith({ ground, held, facts }, given),
  };
}

async function fewAtATime<T>(
  all: readonly T[],
  size: number,
  take: (some: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < all.length; at += size) await take(all.slice(at, at + size));
}

async function judgeStored(ground: Ground, held: Held, only: string | null): Promise<World> {
  if (only === null) held.wholeAskedAt = ground.now();
  const beginning = await begin(ground, held);
  const { basis, named } = beginning;
  const same = only === null ? unmoved(ground, held.whole, basis) : null;
  if (same) return same;
  const one = only === null ? undefined : named.find((entry) => answersTo(entry, only));
  await load(held, named, {
    account: one?.key ?? null,
    needs: only === null ? "facts" : "gists",
  });
  const moment = momentOf(ground, held, beginning);
  const accounts: WorldAccount[] = [];
  for (const entry of named)
    if (only === null || answersTo(entry, only))
      accounts.push(accountOf(entry, await judgeAccount(held, entry, { moment })));
  const { now, staleMs, catalogue } = moment;
  const world = { now, staleAfterMs: staleMs, catalogue, accounts };
  if (only === null) {
    const kept = keysOf(accounts);
    held.regions.keepOnly((account, region) => kept.has(rowKey(account, region)));
    held.whole = { basis, world, turnsAt: turnsAtOf(accounts) };
  }
  return world;
}

async function judgeSome(ground: Ground, held: Held, places: readonly RegionRef[]): Promise<World> {
  const wanted = groupBy(places, ({ account }) => account);
  const beginning = await begin(ground, held);
  await load(held, beginning.named, { account: null, needs: "gists" });
  const moment = momentOf(ground, held, beginning);
  const accounts: WorldAccount[] = [];
  for (const entry of beginning.named) {
    const own = wanted.get(entry.key);
    if (!own) continue;
    const only = new Set(own.map(({ region }) => region));
    accounts.push(accountOf(entry, await judgeAccount(held, entry, { moment, only })));
  }
  letGo(ground, held);
  const { now, staleMs, catalogue } = moment;
  return { now, staleAfterMs: staleMs, catalogue, accounts };
}

const turnsAtOf = (accounts: readonly WorldAccount[]): EpochMs =>
  accounts.reduce(
    (soonest, { regions }) =>
      regions.reduce((time, { judged }) => Math.min(time, judged.validUntil), soonest),
    Number.POSITIVE_INFINITY,
  );
