import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import { isNamed } from "@/lib/domain/named";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { DataStores, StoredAccount } from "@/lib/services/ports/stores";

/** A configured account with what the store has of it, and the key under which its Regions stand there. */
export type Named = { ref: AccountRef; row: StoredAccount | null; key: string };

type Naming = { accounts(): readonly AccountRef[]; stores: Pick<DataStores, "facts"> };

/** The accounts that are configured now, with what the store has of each. */
export const readNamed = async ({ accounts, stores }: Naming): Promise<readonly Named[]> =>
  namesOf(accounts(), await stores.facts.accounts());

function namesOf(
  accounts: readonly AccountRef[],
  stored: readonly StoredAccount[],
): readonly Named[] {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return accounts.map((ref) => {
    const row = byKey.get(ref.key) ?? null;
    // An entry that is another's account stands under its own name, without a Region.
    const isOwn = row === null || !isConfiguredTwice(row.facts);
    return { ref, row, key: (isOwn ? (row?.accountId ?? ref.accountId) : null) ?? ref.key };
  });
}

export const answersTo = ({ ref, row, key }: Named, name: string): boolean =>
  isNamed([name], key, ref.key, ref.accountId, row?.accountId ?? null, row?.name ?? null, ref.name);
