import { accountLabel } from "@/lib/domain/account-label";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import type { Filters } from "@/lib/domain/grid/filters";
import type { MatrixModel, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isOff } from "@/lib/domain/region";
import { type Draft, EMPTY_DRAFT } from "./draft";

/** What was asked of the matrix when it was last seen; `modelId` is the one shown over accounts. */
export type MatrixAsked = {
  filters: Pick<Filters, "q" | "providers" | "geographies" | "routes">;
  accounts: readonly string[];
  modelId: string | null;
  cell: CellRef | null;
};

/** `words`: what it was filled from, as a list of names; empty where nothing was asked. */
export type Filled = { draft: Draft; words: readonly string[] };

const MODELS_MAX = 12;

/** A requirement for what is filtered or picked in the matrix; more models than anybody means are left out. */
export function draftFromMatrix(snapshot: MatrixSnapshot, asked: MatrixAsked | null): Filled {
  if (asked === null) return { draft: EMPTY_DRAFT, words: [] };
  const models = modelsOf(snapshot, asked);
  const regions = regionsOf(snapshot, asked);
  const accounts = accountsOf(snapshot, asked);
  const routes =
    asked.cell === null && asked.filters.routes.length > 0 ? asked.filters.routes : null;
  const names = new Map(snapshot.models.map(({ modelId, name }) => [modelId, name]));
  const where = asked.cell === null ? asked.filters.geographies : regions;
  const words = [...models.map((text) => names.get(text) ?? text), ...where];
  return { draft: { ...EMPTY_DRAFT, models, regions, accounts, routes }, words };
}

function modelsOf({ models }: MatrixSnapshot, asked: MatrixAsked): readonly string[] {
  const picked = asked.cell?.modelId ?? asked.modelId;
  if (picked !== null) return [picked];
  const { q, providers } = asked.filters;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return providers.map((provider) => `provider:${provider}`);
  const found = models.filter(
    (model) =>
      (providers.length === 0 || providers.includes(model.provider)) &&
      words.every((word) => hayOf(model).includes(word)),
  );
  return found.length <= MODELS_MAX ? found.map(({ modelId }) => modelId) : [];
}

const hayOf = ({ provider, name, modelId }: MatrixModel): string =>
  `${provider} ${name} ${modelId}`.toLowerCase();

/** Regions of the chosen geographies in which an account shown can be called at all. */
function regionsOf(snapshot: MatrixSnapshot, asked: MatrixAsked): readonly string[] {
  if (asked.cell !== null) return [asked.cell.region];
  const { geographies } = asked.filters;
  const open = new Set(
    snapshot.columns
      .filter(
        ({ account, status, noEndpoint }) =>
          asked.accounts.includes(account) && !isOff(status) && !noEndpoint,
      )
      .map(({ region }) => region),
  );
  return snapshot.regions
    .filter(({ region, geography }) => geographies.includes(geography) && open.has(region))
    .map(({ region }) => region);
}

/** By name where there is one, as a person would write it; all of them are left out. */
function accountsOf({ accounts }: MatrixSnapshot, asked: MatrixAsked): readonly string[] {
  const own = asked.cell && asked.cell.account !== ALL_ACCOUNTS ? [asked.cell.account] : null;
  const keys = own ?? asked.accounts;
  const chosen = accounts.filter(({ key }) => keys.includes(key));
  return chosen.length < accounts.length ? chosen.map(accountLabel) : [];
}
