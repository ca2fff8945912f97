import { staleAfterMs } from "@/lib/domain/schedule/interval";
import type { Settings } from "@/lib/domain/settings";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import { readRhythm } from "@/lib/services/rhythm";
import { type Moment, type RegionInput, regionInputs } from "./account-inputs";
import { createColumnWriter } from "./column-writer";
import { createHeldFacts, type HeldMax } from "./held-facts";
import { createJudgedRegions } from "./judged-regions";
import { createKnownRegions, type KnownRegion, type Needs, rowKey } from "./known-regions";
import { createLaidCells } from "./laid-cells";
import { type Named, readNamed } from "./named";
import type { OutlinedAccount } from "./outline";
import { createOutlinedRegions } from "./outlined-regions";
import { createPlannedRegions } from "./planned-regions";
import { createProofs } from "./proofs";
import { createStableCatalogue, type NamedPlace, sameItems } from "./stable-catalogue";
import type { World, WorldAccount, WorldOptions } from "./world";

/** A reading of everything. */
export type Whole<Account> = {
  /** What it rests on. */
  basis: readonly unknown[];
  world: Omit<World, "accounts"> & { accounts: readonly Account[] };
  turnsAt: EpochMs;
};

/** What a reader of the world holds. */
export type Held = ReturnType<typeof createMemory>;

/** Some 30 ms of work: less would have a busy server answer late, more would keep others waiting. */
const REGIONS_A_TURN = 8;
/** What is at hand of facts while nobody asks for all. */
const HELD_MAX: HeldMax = { accounts: 64, readings: 30_000 };
/** Regions at hand as they were judged, so that one that was judged to be kept is not judged again to be shown. */
const JUDGED_MAX = 128;
/** All facts of all accounts are let go when nobody asked for them for so long. */
const WHOLE_KEPT_MS = 5 * MINUTE_MS;

/** Lets other work in after every so many regions. */
function createTurns(): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    if (done % REGIONS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  };
}

export function createMemory(
  { stores }: Ground,
  { judgedBy, accountsHeld = HELD_MAX.accounts, notKept = () => undefined }: WorldOptions,
) {
  const letOthersIn = createTurns();
  const facts = createHeldFacts();
  const regions = createJudgedRegions(letOthersIn, () =>
    memory.wholeAskedAt === null ? JUDGED_MAX : Number.POSITIVE_INFINITY,
  );
  const memory = {
    letOthersIn,
    facts,
    regions,
    known: createKnownRegions({
      ...{ stores, facts, usesColumns: judgedBy !== null, letOthersIn },
      wasRead: () => letGo(),
    }),
    shorts: createOutlinedRegions(judgedBy),
    laid: createLaidCells(),
    planned: createPlannedRegions(),
    writer: judgedBy === null ? null : createColumnWriter(stores.columns, notKept),
    proofs: createProofs(stores),
    catalogueOf: createStableCatalogue(),
    /** As the last reading found them. */
    named: [] as readonly Named[],
    lastScanMs: null as number | null,
    whole: null as Whole<WorldAccount> | null,
    outline: null as Whole<OutlinedAccount> | null,
    /** When all facts of all accounts were last asked for; null: they need not be at hand. */
    wholeAskedAt: null as EpochMs | null,
    letGo,
  };
  function letGo(): void {
    if (memory.wholeAskedAt !== null) return;
    const kept = facts.letGo({ ...HELD_MAX, accounts: accountsHeld });
    regions.keepOnly((account) => kept.has(account));
  }
  return memory;
}

/** Models of accounts that are configured no more are no rows. */
export const configuredRegions = ({ known, named }: Held): readonly KnownRegion[] =>
  [...new Set(named.map(({ key }) => key))].flatMap((key) => known.of(key));

export const namedPlaceOf = ({
  region,
  gist,
}: Pick<KnownRegion, "region" | "gist">): NamedPlace => ({
  region,
  lists: gist,
});

export type Beginning = {
  basis: readonly unknown[];
  settings: Settings;
  staleMs: number;
  named: readonly Named[];
};

/** What is told before any Region is looked at, and what tells whether one need be. */
export async function begin(ground: Ground, held: Held): Promise<Beginning> {
  const version = await ground.stores.facts.version();
  const named = await readNamed(ground);
  held.lastScanMs = (await readRhythm(ground)).lastScanMs;
  await held.proofs.load(ground.now());
  const settings = ground.settings();
  const staleMs = staleAfterOf(settings, held);
  const basis = [
    ...[version, settings.regions, staleMs, held.proofs.all()],
    ...named.flatMap(({ ref, row }) => [ref, row?.facts, row?.accountId, row?.name]),
  ];
  return { basis, settings, staleMs, named };
}

/** The last one of everything, where nothing it rests on is another. */
export function unmoved<Account>(
  { now }: Ground,
  whole: Whole<Account> | null,
  basis: readonly unknown[],
): Whole<Account>["world"] | null {
  if (!whole || now() >= whole.turnsAt || !sameItems(whole.basis, basis)) return null;
  return { ...whole.world, now: now() };
}

export async function load(
  held: Held,
  named: readonly Named[],
  { account, needs }: { account: string | null; needs: Needs },
): Promise<void> {
  await held.known.load(held.named.length > 0 ? account : null, needs);
  held.named = named;
}

export function momentOf(ground: Ground, held: Held, { settings, staleMs }: Beginning): Moment {
  const catalogue = held.catalogueOf(configuredRegions(held).map(namedPlaceOf));
  return { now: ground.now(), settings, staleMs, catalogue, proofs: held.proofs };
}

export const inputsOf = (held: Held, entry: Named, moment: Moment): readonly RegionInput[] =>
  regionInputs(entry, moment, { known: held.known.of(entry.key), judged: held.regions });

/** What takes all facts is let go when nobody asked for it for a while. */
export function letWholeGo({ now }: Ground, held: Held): void {
  const { wholeAskedAt } = held;
  if (wholeAskedAt === null || Math.abs(now() - wholeAskedAt) < WHOLE_KEPT_MS) return;
  held.wholeAskedAt = null;
  held.whole = null;
  held.letGo();
}

type Placed = { key: string; regions: readonly { region: string }[] };

export const keysOf = (accounts: readonly Placed[]): ReadonlySet<string> =>
  new Set(accounts.flatMap(({ key, regions }) => regions.map(({ region }) => rowKey(key, region))));

export const staleAfterOf = ({ scanIntervalMs }: Settings, { lastScanMs }: Held): number =>
  staleAfterMs({ intervalMs: scanIntervalMs, lastScanMs });
