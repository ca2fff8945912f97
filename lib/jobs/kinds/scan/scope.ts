import type { ScanContext, ScanScope } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";

export const EVERYTHING: ScanScope = { accounts: null, regions: null, models: null };

/** As the store keeps it: `all`, or what the scan was limited to. */
export const scopeName = (scope: ScanScope): string =>
  scope.accounts === null && scope.regions === null && scope.models === null
    ? "all"
    : JSON.stringify(scope);

/** The accounts a scope names, by key or by id; the id of default credentials stands only in the store. */
export async function accountsOf(
  { accounts, stores }: Pick<ScanContext, "accounts" | "stores">,
  { accounts: wanted }: ScanScope,
): Promise<readonly AccountRef[]> {
  if (wanted === null) return accounts();
  const ids = new Map((await stores.facts.accounts()).map((row) => [row.key, row.accountId]));
  return accounts().filter(({ key, accountId }) =>
    [key, accountId, ids.get(key)].some((name) => name && wanted.includes(name)),
  );
}
