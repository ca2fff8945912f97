import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import { type AccountFacts, NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { planRegions } from "@/lib/domain/facts/plan";
import type { JudgedRegion } from "@/lib/domain/judge/judge-region";
import type { Catalogue } from "@/lib/domain/judge/models";
import type { Partition } from "@/lib/domain/region";
import { staleAfterMs } from "@/lib/domain/schedule/interval";
import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredAccount, StoredRegion } from "@/lib/services/ports/stores";
import { readRhythm } from "@/lib/services/scans/rhythm";
import { besideOthers } from "./beside-others";
import { createJudgedRegions, type JudgedRegions } from "./judged-regions";
import { createProofs, type Proofs } from "./proofs";
import { createStableCatalogue, sameItems } from "./stable-catalogue";
import { createStoredRows, rowKey, type StoredRows } from "./stored-rows";

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
  /** Every configured account. */
  read(): Promise<World>;
  /** One account, by its id, its name or the key of its configuration entry: `accounts` holds it, or nothing. */
  readOne(account: string): Promise<World>;
  /**
   * One account judged from these rows instead of the stored ones: what it will be once they are kept, in the regions of
   * the rows, or in all. Rests on everything else as it was last read.
   */
  judgeWith(given: GivenRows): World;
};

export type GivenRows = {
  account: StoredAccount;
  rows: readonly StoredRegion[];
  regions: "given" | "all";
};

type Turn = { world: Promise<World> };
type Held = {
  rows: StoredRows;
  proofs: Proofs;
  /** As the last reading found them. */
  named: readonly Named[];
  lastScanMs: number | null;
  regions: JudgedRegions;
  catalogueOf: ReturnType<typeof createStableCatalogue>;
  /** The last reading of everything, and what it rests on. */
  whole: { basis: readonly unknown[]; world: World; turnsAt: EpochMs } | null;
};

/** Some 30 ms of work: less would have a busy server answer late, more would keep others waiting. */
const REGIONS_A_TURN = 8;

/** Lets other work in after every so many regions. */
function createTurns(): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    if (done % REGIONS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  };
}

/**
 * Reads the store and judges; what did not change since the last reading is not judged again. One reading at a time;
 * whoever asks meanwhile for the same shares the next one, so that the answer is never older than the question.
 */
export function createWorld(ground: Ground): WorldReader {
  const letOthersIn = createTurns();
  const held: Held = {
    rows: createStoredRows(ground.stores, letOthersIn),
    proofs: createProofs(ground.stores),
    named: [],
    lastScanMs: null,
    regions: createJudgedRegions(letOthersIn),
    catalogueOf: createStableCatalogue(),
    whole: null,
  };
  const waiting = new Map<string | null, Turn>();
  let last: Promise<unknown> = Promise.resolve();
  const read = (account: string | null): Promise<World> => {
    const waits = waiting.get(account);
    if (waits) return waits.world;
    const begin = () => {
      if (waiting.get(account) === turn) waiting.delete(account);
      return judgeStored(ground, held, account);
    };
    const turn: Turn = { world: last.then(begin) };
    const end = () => undefined;
    last = turn.world.then(end, end);
    waiting.set(account, turn);
    return turn.world;
  };
  return {
    read: () => read(null),
    readOne: (account) => read(account),
    judgeWith: (given) => judgeWith(ground, held, given),
  };
}

type Named = { ref: AccountRef; row: StoredAccount | null; key: string };

function namesOf(
  accounts: readonly AccountRef[],
  stored: readonly StoredAccount[],
): readonly Named[] {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return accounts.map((ref) => {
    const row = byKey.get(ref.key) ?? null;
    // An entry that is another's account stands under its own name, without a Region.
    const isOwn = row === null || !isConfiguredTwice(row.facts);
    return { ref, row, key: (isOwn ? (row?.accountId ?? ref.accountId) : null) ?? ref.key };
  });
}

/** Models of accounts that are configured no more are no rows. */
function configuredRows({ rows, named }: Held): readonly StoredRegion[] {
  return [...new Set(named.map(({ key }) => key))].flatMap((key) => rows.of(key));
}

async function judgeStored(ground: Ground, held: Held, only: string | null): Promise<World> {
  const { facts } = ground.stores;
  const version = await facts.version();
  const named = namesOf(ground.accounts(), await facts.accounts());
  const one = only === null ? undefined : named.find((entry) => answersTo(entry, only));
  held.lastScanMs = (await readRhythm(ground)).lastScanMs;
  await held.proofs.load(ground.now());
  const settings = ground.settings();
  const staleMs = staleAfterOf(settings, held);
  const basis = [
    ...[version, settings.regions, staleMs, held.proofs.all()],
    ...named.flatMap(({ ref, row }) => [ref, row?.facts, row?.accountId, row?.name]),
  ];
  const { whole } = held;
  if (only === null && whole && ground.now() < whole.turnsAt && sameItems(whole.basis, basis))
    return { ...whole.world, now: ground.now() };
  await held.rows.load(held.named.length > 0 && one ? one.key : null);
  held.named = named;
  const catalogue = held.catalogueOf(configuredRows(held));
  const now = ground.now();
  const accounts: WorldAccount[] = [];
  for (const one of named) {
    if (only !== null && !answersTo(one, only)) continue;
    const own = held.rows.of(one.key);
    const pending = held.regions.pendingSince(one.key, own);
    const at = { now, settings, staleMs, catalogue, pending, own, proofs: held.proofs };
    const regions: WorldRegion[] = [];
    for (const { region, stored, input } of inputsOf(one, at, (name) =>
      held.rows.one(one.key, name),
    ))
      regions.push({ region, stored, judged: await held.regions.judgedInTurn(input) });
    accounts.push(accountOf(one, regions));
  }
  const world = { now, staleAfterMs: staleMs, catalogue, accounts };
  if (only === null) {
    forgetOthers(held, accounts);
    held.whole = { basis, world, turnsAt: turnsAtOf(accounts) };
  }
  return world;
}

const turnsAtOf = (accounts: readonly WorldAccount[]): EpochMs =>
  accounts.reduce(
    (soonest, { regions }) =>
      regions.reduce((time, { judged }) => Math.min(time, judged.validUntil), soonest),
    Number.POSITIVE_INFINITY,
  );

const staleAfterOf = ({ scanIntervalMs }: Settings, { lastScanMs }: Held): number =>
  staleAfterMs({ intervalMs: scanIntervalMs, lastScanMs });

const answersTo = ({ ref, row, key }: Named, name: string): boolean =>
  [key, ref.key, ref.accountId, row?.accountId, row?.name, ref.name].includes(name);

function judgeWith(ground: Ground, held: Held, given: GivenRows): World {
  const ref = ground.accounts().find(({ key }) => key === given.account.key);
  const key = given.account.accountId ?? ref?.accountId ?? given.account.key;
  const renewed = new Map(given.rows.map((row) => [row.region, row]));
  const own = [...held.rows.of(key).filter((row) => !renewed.has(row.region)), ...given.rows];
  const before = configuredRows(held);
  const known = new Set(before);
  const renewedRows = before.map((row) =>
    row.account === key ? (renewed.get(row.region) ?? row) : row,
  );
  const added = own.filter((row) => !known.has(row) && !renewedRows.includes(row));
  const catalogue = held.catalogueOf([...renewedRows, ...added]);
  const now = ground.now();
  const settings = ground.settings();
  const staleMs = staleAfterOf(settings, held);
  if (!ref) return { now, staleAfterMs: staleMs, catalogue, accounts: [] };
  const one: Named = { ref, row: given.account, key };
  const pending = held.regions.pendingSince(key, own);
  const at = { now, settings, staleMs, catalogue, pending, own, proofs: held.proofs };
  const rowOf = (region: string) => renewed.get(region) ?? held.rows.one(key, region);
  const regions = inputsOf(one, at, rowOf)
    .filter(({ region }) => given.regions === "all" || renewed.has(region))
    .map(({ region, stored, input }) => ({ region, stored, judged: held.regions.judged(input) }));
  return { now, staleAfterMs: staleMs, catalogue, accounts: [accountOf(one, regions)] };
}

type At = {
  now: EpochMs;
  settings: Settings;
  staleMs: number;
  catalogue: Catalogue;
  pending: ReadonlyMap<string, EpochMs>;
  /** Every row of the account. */
  own: readonly StoredRegion[];
  proofs: Proofs;
};

function inputsOf(
  { row, key }: Named,
  { now, settings, staleMs, catalogue, pending, own, proofs }: At,
  rowOf: (region: string) => StoredRegion | null,
) {
  const facts = row?.facts ?? NO_ACCOUNT_FACTS;
  if (isConfiguredTwice(facts)) return [];
  const partition = row?.partition ?? "aws";
  return planRegions(facts, { regions: settings.regions, partition }).map(({ region }) => {
    const found = rowOf(region);
    const stored = found && besideOthers(found, own);
    const input = {
      key,
      account: facts,
      region,
      stored,
      now,
      staleAfterMs: staleMs,
      catalogue,
      pending,
      proofs: proofs.of(key, region),
    };
    return { region, stored, input };
  });
}

const accountOf = ({ ref, row, key }: Named, regions: readonly WorldRegion[]): WorldAccount => ({
  ref,
  key,
  accountId: row?.accountId ?? ref.accountId,
  name: row?.name ?? ref.name,
  partition: row?.partition ?? "aws",
  facts: row?.facts ?? NO_ACCOUNT_FACTS,
  regions,
});

/** Accounts and regions that are no longer configured take no room. */
function forgetOthers(held: Held, accounts: readonly WorldAccount[]): void {
  held.regions.keepOnly(
    new Set(
      accounts.flatMap(({ key, regions }) => regions.map(({ region }) => rowKey(key, region))),
    ),
  );
}
