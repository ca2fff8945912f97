import { isNamed } from "@/lib/domain/named";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { State } from "@/lib/domain/state";
import { kindAt } from "./decode";
import { type GridScope, rowsShown } from "./scope";
import type { MatrixColumn, MatrixRequirement, MatrixSnapshot } from "./snapshot";

type Asked = {
  scope: GridScope;
  /** Names of requirements; empty: all of them. */
  requirements: readonly string[];
};

/** Rows of one column that somebody requires. */
export type RequiredColumn = { column: MatrixColumn; rows: readonly number[] };

/** The cells shown that somebody requires, each once, by column. */
export function requiredColumns(
  snapshot: MatrixSnapshot,
  { scope, requirements }: Asked,
): readonly RequiredColumn[] {
  const wanted = snapshot.requirements
    .filter(({ name }) => requirements.length === 0 || requirements.includes(name))
    .map((requirement) => ({ requirement, rows: rowsOf(snapshot, requirement) }));
  if (wanted.length === 0) return [];
  const shown = new Set(rowsShown(snapshot, scope));
  const accounts = new Map(snapshot.accounts.map((account) => [account.key, account]));
  const byRequirements = new Map<string, readonly number[]>();
  return snapshot.columns.flatMap((column): RequiredColumn[] => {
    const { account: key, region } = column;
    if (!scope.accounts.includes(key)) return [];
    const here = wanted.filter(
      ({ requirement }) =>
        isNamed(requirement.regions, region) &&
        isNamed(requirement.accounts, key, accounts.get(key)?.name ?? null),
    );
    if (here.length === 0) return [];
    const names = JSON.stringify(here.map(({ requirement }) => requirement.name));
    const rows =
      byRequirements.get(names) ??
      [...new Set(here.flatMap((one) => one.rows))].filter((row) => shown.has(row));
    byRequirements.set(names, rows);
    return rows.length > 0 ? [{ column, rows }] : [];
  });
}

/** The rows that a requirement selects. */
function rowsOf(
  { models }: MatrixSnapshot,
  requirement: Pick<MatrixRequirement, "models">,
): readonly number[] {
  const selectors = requirement.models.map(selectorOf);
  return models.flatMap((model, row) =>
    selectors.some((selector) => selector.matches(model)) ? [row] : [],
  );
}

/** The state of each required cell shown; those that the matrix does not have are left out. */
export const requiredStates = (snapshot: MatrixSnapshot, asked: Asked): readonly State[] =>
  requiredColumns(snapshot, asked).flatMap(({ column, rows }) =>
    rows.flatMap((row) => kindAt(snapshot, column, row)?.state ?? []),
  );
