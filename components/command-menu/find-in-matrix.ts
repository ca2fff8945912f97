import { accountHay } from "@/lib/domain/account-label";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { columnsOf, kindAt } from "@/lib/domain/grid/decode";
import { type GridScope, isRolledUp } from "@/lib/domain/grid/scope";
import type {
  CellKind,
  MatrixAccount,
  MatrixModel,
  MatrixSnapshot,
} from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/region";

/** `kind` is null where the cell stands for several accounts. */
export type FoundCell = {
  account: string;
  region: string;
  model: MatrixModel;
  kind: CellKind | null;
};
export type Found = {
  cells: readonly FoundCell[];
  models: readonly MatrixModel[];
  regions: readonly string[];
  accounts: readonly MatrixAccount[];
  requirements: readonly string[];
};

const CELLS_MAX = 8;
const OTHERS_MAX = 5;
const NOTHING: Found = { cells: [], models: [], regions: [], accounts: [], requirements: [] };

/** What contains every word of `text` in what is shown, and every account. Without words there is nothing to find. */
export function findInMatrix(
  snapshot: MatrixSnapshot,
  { text, accounts }: { text: string; accounts: readonly string[] },
): Found {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return NOTHING;
  const has = (hay: string) => words.every((word) => hay.toLowerCase().includes(word));
  const regions = new Set(
    columnsOf(snapshot, accounts)
      .map(({ region }) => region)
      .filter((region) => has(regionHay(region))),
  );
  return {
    cells: findCells(snapshot, { words, accounts }),
    models: snapshot.models.filter((model) => has(modelHay(model))).slice(0, OTHERS_MAX),
    regions: [...regions].slice(0, OTHERS_MAX),
    accounts: snapshot.accounts.filter((account) => has(accountHay(account))).slice(0, OTHERS_MAX),
    requirements: snapshot.requirements
      .map(({ name }) => name)
      .filter(has)
      .slice(0, OTHERS_MAX),
  };
}

type Asked = { words: readonly string[]; accounts: readonly string[] };

/** A model and a Region name a cell; of several accounts it stands for all of them, unless one is named too. */
function findCells(snapshot: MatrixSnapshot, { words, accounts }: Asked): readonly FoundCell[] {
  const scope: GridScope = { by: "models", accounts };
  const hayOf = new Map(snapshot.accounts.map((account) => [account.key, accountHay(account)]));
  const places = columnsOf(snapshot, accounts).map((column) => ({
    column,
    place: regionHay(column.region),
    owner: hayOf.get(column.account) ?? "",
  }));
  const cells = new Map<string, FoundCell>();
  for (const [row, model] of snapshot.models.entries()) {
    const hay = modelHay(model);
    const left = words.filter((word) => !hay.includes(word));
    if (left.length === words.length || left.length === 0) continue;
    for (const { column, place, owner } of places) {
      if (cells.size >= CELLS_MAX) return [...cells.values()];
      const unplaced = left.filter((word) => !place.includes(word));
      if (unplaced.length === left.length || !unplaced.every((word) => owner.includes(word)))
        continue;
      const together = unplaced.length === 0 && isRolledUp(scope);
      const account = together ? ALL_ACCOUNTS : column.account;
      const kind = together ? null : kindAt(snapshot, column, row);
      const { region } = column;
      cells.set(`${account}~${region}~${model.modelId}`, { account, region, model, kind });
    }
  }
  return [...cells.values()];
}

const modelHay = (model: MatrixModel): string =>
  `${model.provider} ${model.name} ${model.modelId}`.toLowerCase();

const regionHay = (region: string): string => `${region} ${regionInfo(region).city}`.toLowerCase();
