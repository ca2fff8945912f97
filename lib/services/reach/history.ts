import type { Catalogue } from "@/lib/domain/judge/models";
import type { HistoryRow, HistoryStore } from "@/lib/services/ports/history";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

/** The models that lists of reached accounts show now. */
export type KnownModels = () => Promise<Catalogue["rows"]>;

/** Rows of one cell that are looked through for a sign that the account had the model itself. */
const ROWS_MAX = 50;

/**
 * What became of cells of accounts that are reached. Every account has a row for each model that any account's lists
 * show: those of a model that only others have are left out.
 */
export function historyFor(
  history: HistoryStore,
  { refs, has, idOf }: Reached,
  models: KnownModels,
): HistoryStore {
  const names = [...new Set(refs.flatMap(({ key }) => [key, idOf(key) ?? key]))];
  const isTheirs = async (cell: Cell): Promise<boolean> => {
    const { account, region, modelId } = cell;
    const rows = await history.ofCell(account, region, modelId, ROWS_MAX);
    return rows.some(wasThere);
  };
  const theirs = async <Row extends Cell>(rows: readonly Row[]): Promise<readonly Row[]> => {
    const known = await models();
    const strange = new Map(
      rows.filter(({ modelId }) => !known.has(modelId)).map((row) => [cellOf(row), row]),
    );
    const asked = [...strange].map(async ([cell, row]) => ((await isTheirs(row)) ? [cell] : []));
    const cells = new Set((await Promise.all(asked)).flat());
    return rows.filter((row) => known.has(row.modelId) || cells.has(cellOf(row)));
  };
  return {
    async latest(account, region) {
      return has(account) ? theirs(await history.latest(account, region)) : [];
    },
    async latestOf(account, cells) {
      return has(account) ? theirs(await history.latestOf(account, cells)) : [];
    },
    async ofCell(account, region, modelId, limit) {
      return has(account) ? theirs(await history.ofCell(account, region, modelId, limit)) : [];
    },
    async since(at, limit) {
      return names.length === 0 ? [] : theirs(await history.since(at, limit, names));
    },
    async asOf(account, when) {
      return has(account) ? theirs(await history.asOf(account, when)) : [];
    },
    begins: async (account) => (has(account) ? theirs(await history.begins(account)) : []),
    append: notTheirs,
    prune: notTheirs,
  };
}

type Cell = Pick<HistoryRow, "account" | "region" | "modelId">;

const cellOf = ({ account, region, modelId }: Cell): string =>
  JSON.stringify([account, region, modelId]);

/**
 * Whether a row tells that the account itself had a route to the model. Without one a cell is not offered, unknown with
 * its Region's fault, or what its Region is.
 */
export const wasThere = ({ state, code }: Pick<HistoryRow, "state" | "code">): boolean =>
  state === "ready" ||
  state === "inactive" ||
  ((state === "blocked" || state === "pending") &&
    code !== "RegionDisabled" &&
    code !== "RegionEnabling");
