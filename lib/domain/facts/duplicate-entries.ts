/** A configured account and whose its credentials are; null while that is not known. */
export type EntryIdentity = { key: string; accountId: string | null };

/**
 * Entries that are an account which an entry before them is already, each with that first one's key. Only the first is
 * read: two entries would pass AWS's documented rates twice and show every cell twice.
 */
export function duplicateEntries(entries: readonly EntryIdentity[]): ReadonlyMap<string, string> {
  const firstOf = new Map<string, string>();
  const duplicates = new Map<string, string>();
  for (const { key, accountId } of entries) {
    if (accountId === null) continue;
    const first = firstOf.get(accountId);
    if (first === undefined) firstOf.set(accountId, key);
    else if (first !== key) duplicates.set(key, first);
  }
  return duplicates;
}
