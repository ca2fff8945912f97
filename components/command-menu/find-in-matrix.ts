import { columnsOf } from "@/lib/domain/grid/decode";
import { requiredColumns } from "@/lib/domain/grid/required";
import type { MatrixAccount, MatrixModel, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { askedWords, type Findable, findable, fitOf } from "@/lib/domain/search/match";
import { regionFindable } from "@/lib/domain/search/regions";
import { accountFindable, modelFindable } from "@/lib/domain/search/things";
import { type Asked, type Required, requiredName } from "./asked";
import { type FoundCell, findCells } from "./find-cells";

export type Found = {
  cells: readonly FoundCell[];
  models: readonly MatrixModel[];
  regions: readonly string[];
  accounts: readonly MatrixAccount[];
  requirements: readonly string[];
};

const OTHERS_MAX = 5;
const NOTHING: Found = { cells: [], models: [], regions: [], accounts: [], requirements: [] };

/**
 * What the words of `text` mean in what is shown, and every account, what is meant most first. Where nothing is called
 * so, one typing error a word is forgiven. Without words there is nothing to find.
 */
export function findInMatrix(
  snapshot: MatrixSnapshot,
  { text, accounts }: { text: string; accounts: readonly string[] },
): Found {
  const words = askedWords(text);
  if (words.length === 0) return NOTHING;
  const asked = { words, accounts, required: requiredIn(snapshot, accounts) };
  const found = findAll(snapshot, { ...asked, forgiving: false });
  return isNothing(found) ? findAll(snapshot, { ...asked, forgiving: true }) : found;
}

const isNothing = (found: Found): boolean =>
  Object.values(found).every(({ length }) => length === 0);

function requiredIn(snapshot: MatrixSnapshot, accounts: readonly string[]): Required {
  const found = requiredColumns(snapshot, {
    scope: { by: "models", accounts },
    requirements: [],
  });
  return {
    models: new Set(found.flatMap(({ rows }) => rows)),
    cells: new Set(
      found.flatMap(({ column, rows }) => rows.map((row) => requiredName(column, row))),
    ),
  };
}

function findAll(snapshot: MatrixSnapshot, asked: Asked): Found {
  const { words, forgiving, required } = asked;
  const best = <T>(
    things: readonly T[],
    findableOf: (thing: T) => Findable,
    rank: (thing: T) => number = () => 0,
  ): readonly T[] =>
    things
      .flatMap((thing) => {
        const fit = fitOf(findableOf(thing), words, forgiving);
        return fit === null ? [] : [{ thing, fit }];
      })
      .sort((a, b) => b.fit - a.fit || rank(b.thing) - rank(a.thing))
      .slice(0, OTHERS_MAX)
      .map(({ thing }) => thing);
  const rowOf = new Map(snapshot.models.map((model, row) => [model, row]));
  const isRequired = (model: MatrixModel) => (required.models.has(rowOf.get(model) ?? -1) ? 1 : 0);
  const regions = new Set(columnsOf(snapshot, asked.accounts).map(({ region }) => region));
  return {
    cells: findCells(snapshot, asked),
    models: best(snapshot.models, modelFindable, isRequired),
    regions: best([...regions], regionFindable),
    accounts: best(snapshot.accounts, accountFindable),
    requirements: best(
      snapshot.requirements.map(({ name }) => name),
      (name) => findable(name, ""),
    ),
  };
}
