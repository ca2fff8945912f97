import type { StoredRegion, Stores } from "@/lib/services/ports/stores";

export const rowKey = (account: string, region: string): string => `${account}/${region}`;

/** The rows of all regions as the store has them; one whose version did not move is not read again. */
export type StoredRows = {
  load(): Promise<void>;
  all(): Iterable<StoredRegion>;
  of(account: string): readonly StoredRegion[];
  one(account: string, region: string): StoredRegion | null;
};

export function createStoredRows(
  stores: Pick<Stores, "facts">,
  letOthersIn: () => Promise<void>,
): StoredRows {
  const rows = new Map<string, { version: number; row: StoredRegion }>();
  const byAccount = new Map<string, StoredRegion[]>();
  const load = async () => {
    const versions = await stores.facts.regionVersions();
    const present = new Set<string>();
    for (const { account, region, version } of versions) {
      const key = rowKey(account, region);
      present.add(key);
      if (rows.get(key)?.version === version) continue;
      const row = await stores.facts.region(account, region);
      if (!row) continue;
      rows.set(key, { version, row });
      await letOthersIn();
    }
    for (const key of rows.keys()) if (!present.has(key)) rows.delete(key);
    byAccount.clear();
    for (const { row } of rows.values()) {
      const own = byAccount.get(row.account);
      if (own) own.push(row);
      else byAccount.set(row.account, [row]);
    }
  };
  return {
    load,
    all: () => [...rows.values()].map(({ row }) => row),
    of: (account) => byAccount.get(account) ?? [],
    one: (account, region) => rows.get(rowKey(account, region))?.row ?? null,
  };
}
