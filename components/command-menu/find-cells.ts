import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { columnsOf, kindAt } from "@/lib/domain/grid/decode";
import { isRolledUp } from "@/lib/domain/grid/scope";
import type {
  CellKind,
  MatrixColumn,
  MatrixModel,
  MatrixSnapshot,
} from "@/lib/domain/grid/snapshot";
import { type Fit, fitOf, fitOfWord } from "@/lib/domain/search/match";
import { regionFindable } from "@/lib/domain/search/regions";
import { accountFindable, modelFindable } from "@/lib/domain/search/things";
import type { State } from "@/lib/domain/state";
import { type Asked, requiredName } from "./asked";

/** `kind` is null where the cell stands for several accounts. */
export type FoundCell = {
  account: string;
  region: string;
  model: MatrixModel;
  kind: CellKind | null;
};

type Ranked = { cell: FoundCell; offered: boolean; fit: number; required: boolean; state: number };

const CELLS_MAX = 8;

const STATE_ORDER = {
  ready: 0,
  inactive: 1,
  pending: 2,
  blocked: 3,
  unknown: 4,
  not_offered: 5,
} as const satisfies Record<State, number>;

/**
 * A model and a Region name a cell; of several accounts it stands for all of them, unless one is named too. What is not
 * offered comes last, whatever it is called; then what is meant most, what somebody requires, and what is ready.
 */
export function findCells(snapshot: MatrixSnapshot, asked: Asked): readonly FoundCell[] {
  const { words, accounts, forgiving } = asked;
  const fits = (fitOfOne: (word: string) => Fit) => words.map(fitOfOne);
  const places = placesFor(snapshot, asked);
  if (places.length === 0) return [];
  const isTogether = isRolledUp({ by: "models", accounts });
  const found = new Map<string, Ranked>();
  for (const [row, model] of snapshot.models.entries()) {
    const thing = modelFindable(model);
    const modelFits = fits((word) => fitOfWord(thing, word, forgiving));
    if (modelFits.every((fit) => fit === null)) continue;
    const nameFit = nameBonus(model, words);
    for (const place of places) {
      const told = tellApart(modelFits, place);
      if (!told) continue;
      const together = isTogether && !told.names;
      const account = together ? ALL_ACCOUNTS : place.column.account;
      const ranked = rankedCell(snapshot, { asked, place, row, model, account, together });
      const key = `${account}~${place.column.region}~${row}`;
      keepBest(found, key, { ...ranked, fit: told.fit + nameFit });
    }
  }
  return [...found.values()]
    .sort(byMeaning)
    .slice(0, CELLS_MAX)
    .map(({ cell }) => cell);
}

type FittingColumn = { column: MatrixColumn; region: readonly Fit[]; owner: readonly Fit[] };

function placesFor(
  snapshot: MatrixSnapshot,
  { words, accounts, forgiving }: Asked,
): FittingColumn[] {
  const owners = new Map(
    snapshot.accounts.map((account) => {
      const thing = accountFindable(account);
      return [account.key, words.map((word) => fitOfWord(thing, word, forgiving))];
    }),
  );
  const regions = new Map<string, readonly Fit[]>();
  return columnsOf(snapshot, accounts).flatMap((column) => {
    const thing = regionFindable(column.region);
    const region =
      regions.get(column.region) ?? words.map((word) => fitOfWord(thing, word, forgiving));
    regions.set(column.region, region);
    if (region.every((fit) => fit === null)) return [];
    return [{ column, region, owner: owners.get(column.account) ?? [] }];
  });
}

/** Each word belongs to what it fits best; a cell has one of the model and one of the Region at least. */
function tellApart(
  model: readonly Fit[],
  { region, owner }: FittingColumn,
): { fit: number; names: boolean } | null {
  const has = { model: false, region: false, owner: false };
  let sum = 0;
  for (const [at, ofModel] of model.entries()) {
    const [byModel, byRegion, byOwner] = [ofModel ?? 0, region[at] ?? 0, owner[at] ?? 0];
    const best = Math.max(byModel, byRegion, byOwner);
    if (best === 0) return null;
    sum += best;
    if (byModel === best) has.model = true;
    else if (byRegion === best) has.region = true;
    else has.owner = true;
  }
  return has.model && has.region ? { fit: sum, names: has.owner } : null;
}

/** The words that name the model alone: where they are its whole name, it is meant before all others. */
function nameBonus(model: MatrixModel, words: readonly string[]): number {
  const thing = modelFindable(model);
  const own = words.filter((word) => fitOfWord(thing, word) !== null);
  const fit = fitOf(thing, own) ?? 0;
  return thing.name === own.join(" ") ? fit : 0;
}

type At = {
  asked: Asked;
  place: FittingColumn;
  row: number;
  model: MatrixModel;
  account: string;
  together: boolean;
};

function rankedCell(
  snapshot: MatrixSnapshot,
  { asked, place: { column }, row, model, account, together }: At,
): Omit<Ranked, "fit"> {
  const kind = kindAt(snapshot, column, row);
  const state = kind?.state ?? "not_offered";
  return {
    cell: { account, region: column.region, model, kind: together ? null : kind },
    offered: state !== "not_offered",
    required: asked.required.cells.has(requiredName(column, row)),
    state: STATE_ORDER[state] + (kind?.weighty ? 0.5 : 0),
  };
}

/** One that stands for several accounts counts by the best of them. */
function keepBest(found: Map<string, Ranked>, key: string, next: Ranked): void {
  const kept = found.get(key);
  if (!kept || byMeaning(next, kept) < 0) found.set(key, next);
}

const byMeaning = (a: Ranked, b: Ranked): number =>
  Number(b.offered) - Number(a.offered) ||
  b.fit - a.fit ||
  Number(b.required) - Number(a.required) ||
  a.state - b.state;
