import { isConfiguredTwice } from "@/lib/domain/facts/configured-twice";
import { duplicateEntries, type EntryIdentity } from "@/lib/domain/facts/duplicate-entries";
import type { Ground } from "@/lib/services/ground";

/** Whose account each entry of the configuration is, as far as it is known and as a scan or a check learns it. */
export type Entries = {
  /** Says whose an entry is; null: it could not be learnt. */
  tell(key: string, accountId: string | null): void;
  /** The key of an entry before it that is the same account, or null. Waits for those before it of which nothing is known. */
  firstOf(key: string): Promise<string | null>;
};

/** `entries` stand in the order of the configuration; those of `asked` are told meanwhile. */
export function createEntries(
  entries: readonly EntryIdentity[],
  asked: readonly string[],
): Entries {
  const ids = new Map(entries.map(({ key, accountId }) => [key, accountId]));
  const waits = new Map<string, { told: Promise<void>; end: () => void }>();
  for (const key of asked) {
    let end: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      end = resolve;
    });
    waits.set(key, { told, end });
  }
  const before = (key: string): readonly string[] => {
    const keys = [...ids.keys()];
    return keys.slice(0, keys.indexOf(key));
  };
  return {
    tell(key, accountId) {
      if (accountId !== null) ids.set(key, accountId);
      waits.get(key)?.end();
    },
    async firstOf(key) {
      const unknown = before(key).filter((other) => ids.get(other) === null);
      await Promise.all(unknown.map((other) => waits.get(other)?.told));
      const known = [...ids].map(([name, accountId]) => ({ key: name, accountId }));
      return duplicateEntries(known).get(key) ?? null;
    },
  };
}

/** The entries of the configuration with what is known of whose they are; the id of default credentials stands only in the store. */
export async function entriesOf({
  accounts,
  stores,
}: Pick<Ground, "accounts" | "stores">): Promise<readonly EntryIdentity[]> {
  const stored = new Map((await stores.facts.accounts()).map((row) => [row.key, row]));
  return accounts().map(({ key, accountId }) => {
    const row = stored.get(key);
    const known = row && !isConfiguredTwice(row.facts) ? row.accountId : null;
    return { key, accountId: accountId ?? known };
  });
}
