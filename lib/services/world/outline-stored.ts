import type { EpochMs } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { accountOf, judgedRow, type Moment, type RegionInput } from "./account-inputs";
import { judgeAccount } from "./judge-account";
import { begin, type Held, inputsOf, keysOf, letWholeGo, load, momentOf, unmoved } from "./memory";
import type { Named } from "./named";
import type { Outline, OutlinedAccount, OutlinedRegion } from "./outline";
import type { Survey } from "./world";

/** Accounts are looked at one after the other, so that the facts of those that are judged need not be held together. */
export async function outlineStored(ground: Ground, held: Held): Promise<Outline> {
  const outline = await outlineNow(ground, held);
  letGo(ground, held);
  return outline;
}

/** What nobody needs any more once it was told. */
function letGo(ground: Ground, held: Held): void {
  held.known.dropLoaded();
  letWholeGo(ground, held);
  held.letGo();
}

async function outlineNow(ground: Ground, held: Held): Promise<Outline> {
  const beginning = await begin(ground, held);
  const { basis, named } = beginning;
  const same = unmoved(ground, held.outline, basis);
  if (same) {
    held.named = named;
    return same;
  }
  await load(held, named, { account: null, needs: "gists" });
  const moment = momentOf(ground, held, beginning);
  let turnsAt = Number.POSITIVE_INFINITY;
  const accounts: OutlinedAccount[] = [];
  for (const entry of named) {
    const regions: OutlinedRegion[] = [];
    for (const one of await outlineAccount(held, entry, moment)) {
      turnsAt = Math.min(turnsAt, one.turnsAt);
      regions.push(one.region);
    }
    accounts.push(accountOf(entry, regions));
    await held.letOthersIn();
  }
  held.shorts.keepOnly(keysOf(accounts));
  const { now, staleMs, catalogue } = moment;
  const world = { now, staleAfterMs: staleMs, catalogue, accounts };
  held.outline = { basis, world, turnsAt };
  return world;
}

/** The outline, once some Regions were judged by their facts, one account after the other. */
export async function surveyStored(
  ground: Ground,
  held: Held,
  { wants, take }: Survey,
): Promise<Outline> {
  const outline = await outlineNow(ground, held);
  const { now, staleAfterMs: staleMs, catalogue } = outline;
  const moment = { now, settings: ground.settings(), staleMs, catalogue, proofs: held.proofs };
  for (const [place, account] of outline.accounts.entries()) {
    const entry = held.named[place];
    const only = wants(account, outline);
    if (!entry || !only) continue;
    const accounts = [accountOf(entry, await judgeAccount(held, entry, { moment, only }))];
    take({ now, staleAfterMs: staleMs, catalogue, accounts }, { account, outline });
  }
  letGo(ground, held);
  return outline;
}

type OutlinedPlace = { region: OutlinedRegion; turnsAt: EpochMs };

async function outlineAccount(
  held: Held,
  entry: Named,
  moment: Moment,
): Promise<readonly OutlinedPlace[]> {
  const inputs = inputsOf(held, entry, moment);
  const found = inputs.map((at) => held.shorts.known(at) ?? adopted(held, at));
  const missing = inputs.flatMap(({ known, input }, place) =>
    known && !found[place] ? [input.region] : [],
  );
  const rows = missing.length > 0 ? await held.known.rowsOf(entry.key, missing) : null;
  const places: OutlinedPlace[] = [];
  for (const [place, at] of inputs.entries()) {
    const { region } = at.input;
    places.push(found[place] ?? (await judgedInShort(held, at, rows?.get(region))));
  }
  return places;
}

function adopted(held: Held, at: RegionInput) {
  const column = held.known.takeColumn(at.input.key, at.input.region);
  return column && held.shorts.adopt(at, column);
}

async function judgedInShort(held: Held, at: RegionInput, row: StoredRegion | undefined) {
  const { key, region } = at.input;
  const stored = judgedRow(row, at);
  const judged = await held.regions.judgedInTurn({ ...at.input, stored });
  const version = row ? held.known.versionOf(key, region) : null;
  const made = held.shorts.judged(at, { region, stored, judged }, version);
  if (made.column) held.writer?.add(made.column);
  return made.outlined;
}
