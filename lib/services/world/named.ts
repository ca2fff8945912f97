import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import { lastGood } from "@/lib/domain/facts/facts";
import { isNamed } from "@/lib/domain/named";
import { type Partition, partitionOfArn } from "@/lib/domain/region";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { DataStores, StoredAccount } from "@/lib/services/ports/stores";

/** A configured account with what the store has of it, and the key under which its Regions stand there. */
export type Named = { ref: AccountRef; row: StoredAccount | null; key: string };

/** The entry by which an account is read, null where none has it, and the row that counts for it. */
export type Standing = { ref: AccountRef | null; row: StoredAccount | null };

/** What it takes to tell which rows belong to which entries. */
export type Naming = { accounts(): readonly AccountRef[]; stores: Pick<DataStores, "facts"> };

/** The accounts that are configured now, with what the store has of each. */
export const readNamed = async ({ accounts, stores }: Naming): Promise<readonly Named[]> =>
  namesOf(accounts(), await stores.facts.accounts());

/**
 * What stands for an account, given by its id or its entry's key. Of several entries that is the one that is read. The row
 * of an entry that left counts only where no entry that is configured has one yet.
 */
export async function readStanding(
  { accounts, stores }: Naming,
  account: string,
): Promise<Standing> {
  const stored = await stores.facts.accounts();
  const known = namesOf(accounts(), stored).filter((one) => isOf(one, account));
  const read = known.filter(({ row }) => !isTwice(row));
  const entry = read.find(({ row }) => row !== null) ?? read[0] ?? known[0];
  return { ref: entry?.ref ?? null, row: entry?.row ?? lastKept(stored, account) };
}

/** The partition of an account: its identity tells it, and until one was read the ARN of its role, where it has one. */
export const partitionIn = ({ ref, row }: Pick<Named, "ref" | "row">): Partition =>
  lastGood(row?.facts.identity)?.value.partition ??
  (ref.access.by === "role" ? partitionOfArn(ref.access.roleArn) : null) ??
  row?.partition ??
  "aws";

function namesOf(
  accounts: readonly AccountRef[],
  stored: readonly StoredAccount[],
): readonly Named[] {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return accounts.map((ref) => {
    const row = byKey.get(ref.key) ?? null;
    // An entry that is another's account stands under its own name, without a Region.
    return { ref, row, key: (isTwice(row) ? null : idOf({ ref, row })) ?? ref.key };
  });
}

const isTwice = (row: StoredAccount | null): boolean =>
  row !== null && isConfiguredTwice(row.facts);

const idOf = ({ ref, row }: Pick<Named, "ref" | "row">): string | null =>
  row?.accountId ?? ref.accountId;

const isOf = (named: Named, account: string): boolean =>
  idOf(named) === account || named.ref.key === account;

/** The newest, and one that was read before one that was not. */
function lastKept(stored: readonly StoredAccount[], account: string): StoredAccount | null {
  const rows = stored.filter(({ accountId, key }) => (accountId ?? key) === account);
  const [last] = rows.toSorted(
    (a, b) => Number(isTwice(a)) - Number(isTwice(b)) || b.updatedAt - a.updatedAt,
  );
  return last ?? null;
}

export const answersTo = ({ ref, row, key }: Named, name: string): boolean =>
  isNamed([name], key, ref.key, ref.accountId, row?.accountId ?? null, row?.name ?? null, ref.name);
