import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import type { EntryIdentity } from "@/lib/domain/facts/duplicate-entries";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";

/** The entries of the configuration with what is known of whose they are; the id of default credentials stands only in the store. */
export async function entriesOf({
  accounts,
  stores,
}: Pick<ScanContext, "accounts" | "stores">): Promise<readonly EntryIdentity[]> {
  const stored = new Map((await stores.facts.accounts()).map((row) => [row.key, row]));
  return accounts().map(({ key, accountId }) => {
    const row = stored.get(key);
    const known = row && !isConfiguredTwice(row.facts) ? row.accountId : null;
    return { key, accountId: accountId ?? known };
  });
}

/** The accounts a scope names, by key or by id. */
export function accountsOf(
  { accounts }: Pick<ScanContext, "accounts">,
  { scope, entries }: { scope: ScanScope; entries: readonly EntryIdentity[] },
): readonly AccountRef[] {
  const { accounts: wanted } = scope;
  if (wanted === null) return accounts();
  const ids = new Map(entries.map(({ key, accountId }) => [key, accountId]));
  return accounts().filter(({ key, accountId }) =>
    [key, accountId, ids.get(key)].some((name) => name && wanted.includes(name)),
  );
}
