import { type WantedIn, wantedModels } from "@/lib/domain/requirement/wanted";
import type { EpochMs } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { accountOf, judgedRow, type Moment, type RegionInput } from "./account-inputs";
import { partOf } from "./column-parts";
import { begin, type Held, inputsOf, keysOf, letWholeGo, load, momentOf, unmoved } from "./memory";
import type { Named } from "./named";
import type { Outline, OutlinedAccount, OutlinedRegion } from "./outline";
import { plannedRegion, plannedText } from "./planned-regions";
import { cellsIn, modelsOf } from "./requirement-world";

/** Accounts are looked at one after the other, so that the facts of those that are judged need not be held together. */
export async function outlineStored(ground: Ground, held: Held): Promise<Outline> {
  const { outline } = await outlineNow(ground, held);
  letGo(ground, held);
  return outline;
}

/** What nobody needs any more once it was told. */
export function letGo(ground: Ground, held: Held): void {
  held.known.dropLoaded();
  letWholeGo(ground, held);
  held.letGo();
}

/** The outline, and the moment it is of: what is judged beside it goes by the same configuration and clock. */
export async function outlineNow(
  ground: Ground,
  held: Held,
): Promise<{ outline: Outline; moment: Moment }> {
  const beginning = await begin(ground, held);
  const { basis, named } = beginning;
  const same = unmoved(ground, held.outline, basis);
  if (same) {
    held.named = named;
    const { now, staleAfterMs: staleMs, catalogue } = same;
    const { settings } = beginning;
    return { outline: same, moment: { now, settings, staleMs, catalogue, proofs: held.proofs } };
  }
  await load(held, named, { account: null, needs: "gists" });
  const moment = momentOf(ground, held, beginning);
  const required = wantedModels(moment.settings.requirements, modelsOf(moment.catalogue));
  let turnsAt = Number.POSITIVE_INFINITY;
  const accounts: OutlinedAccount[] = [];
  for (const entry of named) {
    const { key, name } = accountOf(entry, []);
    const wanted = required({ account: key, name });
    const regions: OutlinedRegion[] = [];
    for (const one of await outlineAccount(held, entry, { moment, wanted })) {
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
  return { outline: world, moment };
}

type OutlinedPlace = { region: OutlinedRegion; turnsAt: EpochMs };

async function outlineAccount(
  held: Held,
  entry: Named,
  { moment, wanted }: { moment: Moment; wanted: WantedIn },
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
    places.push(
      found[place] ?? (await judgedInShort(held, at, { row: rows?.get(region), wanted })),
    );
  }
  return places;
}

function adopted(held: Held, at: RegionInput) {
  const column = held.known.takeColumn(at.input.key, at.input.region);
  return column && held.shorts.adopt(at, column);
}

type Judged = { row: StoredRegion | undefined; wanted: WantedIn };

/** What is required and what plans count there is laid out as well, while the facts are at hand. */
async function judgedInShort(held: Held, at: RegionInput, { row, wanted }: Judged) {
  const { key, region } = at.input;
  const stored = judgedRow(row, at);
  const judged = await held.regions.judgedInTurn({ ...at.input, stored });
  const version = row ? held.known.versionOf(key, region) : null;
  const made = held.shorts.judged(at, { region, stored, judged }, version);
  const { region: outlined } = made.outlined;
  held.laid.layOut(outlined, wanted(region), (models) =>
    cellsIn(at.input, { account: key, region: { region, stored, judged }, wanted: models }),
  );
  const planned = plannedRegion({ region, stored, judged }, at.input);
  held.planned.keep(outlined, planned);
  if (made.column) {
    const { seal } = made.column;
    held.writer?.add({
      ...made.column,
      required: partOf(seal, "required", held.laid.textOf(outlined)),
      planned: partOf(seal, "planned", plannedText(planned)),
    });
  }
  return made.outlined;
}
