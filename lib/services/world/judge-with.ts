import type { Ground } from "@/lib/services/ground";
import type { FactsStore, StoredRegion } from "@/lib/services/ports/stores";
import { accountOf, judgedRow, regionInputs } from "./account-inputs";
import { gistOf } from "./gist";
import { inOrder, type KnownRegion } from "./known-regions";
import { type Held, namedPlaceOf, staleAfterOf } from "./memory";
import type { Named } from "./named";
import type { NamedPlace } from "./stable-catalogue";
import type { GivenRows, World, WorldRegion } from "./world";

type Within = { ground: Ground; held: Held; facts: Pick<FactsStore, "regions"> };

/** One account judged from these rows instead of the stored ones. */
export async function judgeWith({ ground, held, facts }: Within, given: GivenRows): Promise<World> {
  const ref = ground.accounts().find(({ key }) => key === given.account.key);
  const key = given.account.accountId ?? ref?.accountId ?? given.account.key;
  const renewed = new Map(given.rows.map((row) => [row.region, row]));
  const own = ownGists(held.known.of(key), given.rows);
  const catalogue = held.catalogueOf(placesWith(held, { key, own }));
  const now = ground.now();
  const settings = ground.settings();
  const staleMs = staleAfterOf(settings, held);
  if (!ref) return { now, staleAfterMs: staleMs, catalogue, accounts: [] };
  const one: Named = { ref, row: given.account, key };
  const moment = { now, settings, staleMs, catalogue, proofs: held.proofs };
  const inputs = regionInputs(one, moment, { known: own, judged: held.regions }).filter(
    ({ input }) => given.regions === "all" || renewed.has(input.region),
  );
  const rest = inputs.some(({ known, input }) => known && !renewed.has(input.region));
  const before = rest ? (held.known.heldRows(key) ?? (await rowsIn(facts, key))) : null;
  const regions = inputs.map((at): WorldRegion => {
    const { region } = at.input;
    const stored = judgedRow(renewed.get(region) ?? before?.get(region), at);
    return { region, stored, judged: held.regions.judged({ ...at.input, stored }) };
  });
  return { now, staleAfterMs: staleMs, catalogue, accounts: [accountOf(one, regions)] };
}

const rowsIn = async (
  facts: Pick<FactsStore, "regions">,
  account: string,
): Promise<ReadonlyMap<string, StoredRegion>> =>
  new Map((await facts.regions(account)).map((row) => [row.region, row]));

type Own = readonly Pick<KnownRegion, "region" | "gist">[];

function ownGists(known: Own, rows: readonly StoredRegion[]): Own {
  const renewed = new Map(rows.map((row) => [row.region, gistOf(row)]));
  const before = known.map(({ region, gist }) => ({ region, gist: renewed.get(region) ?? gist }));
  const there = new Set(known.map(({ region }) => region));
  const added = rows.filter(({ region }) => !there.has(region));
  const gists = added.map((row) => ({ region: row.region, gist: gistOf(row) }));
  return [...before, ...gists].sort(inOrder);
}

/** In the order of the accounts, as readings have it: which of several names counts may rest on it. */
function placesWith(held: Held, { key, own }: { key: string; own: Own }): readonly NamedPlace[] {
  const keys = new Set([...held.named.map((one) => one.key), key]);
  return [...keys].flatMap((one) => (one === key ? own : held.known.of(one)).map(namedPlaceOf));
}
