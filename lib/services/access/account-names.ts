import type { AccountNames } from "@/lib/domain/access/grants";
import type { Ground } from "@/lib/services/ground";

/** An account as grants know it, and the key that screens know it by. */
type NamedAccount = AccountNames & { key: string };

/** The configured accounts by name; ids that stand only in the store among them. */
export async function readNames({
  accounts,
  stores,
}: Pick<Ground, "accounts" | "stores">): Promise<readonly NamedAccount[]> {
  const rows = await stores.facts.accounts();
  const ids = new Map(rows.map(({ key, accountId }) => [key, accountId]));
  return accounts().map(({ key, accountId, name, member }) => {
    const id = ids.get(key) ?? accountId;
    return { key: id ?? key, accountId: id, name, units: member?.units ?? [] };
  });
}
