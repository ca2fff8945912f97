import type { EntryIdentity } from "@/lib/domain/facts/duplicate-entries";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";

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
