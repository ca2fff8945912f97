import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { chosenKeys } from "@/lib/domain/grid/account-choice";

/** The rows of these accounts, and those of an account that is not read, which no choice of accounts can hold. */
export function rowsOfAccounts(
  { rows, accounts }: RequirementsView,
  keys: readonly string[],
): readonly RequirementRow[] {
  const known = new Set(accounts.map(({ key }) => key));
  return rows.filter(
    ({ account }) => account === null || keys.includes(account) || !known.has(account),
  );
}

/** The rows of the accounts that an address asks for. */
export const rowsShown = (view: RequirementsView, asked: string | null) =>
  rowsOfAccounts(view, chosenKeys(view.accounts, asked));
