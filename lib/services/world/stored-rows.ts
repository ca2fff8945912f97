import { groupBy } from "@/lib/domain/group-by";
import type { StoredRegion, Stores } from "@/lib/services/ports/stores";

export const rowKey = (account: string, region: string): string => `${account}/${region}`;

/** The rows of all regions as the store has them; one whose version did not move is not read again. */
export type StoredRows = {
  /** Of one account, or of all (null). */
  load(account: string | null): Promise<void>;
  of(account: string): readonly StoredRegion[];
  one(account: string, region: string): StoredRegion | null;
};

export function createStoredRows(
  stores: Pick<Stores, "facts">,
  letOthersIn: () => Promise<void>,
): StoredRows {
  const rows = new Map<string, { version: number; row: StoredRegion }>();
  const byAccount = new Map<string, StoredRegion[]>();
  const index = (account: string | null) => {
    if (account === null) byAccount.clear();
    else byAccount.delete(account);
    for (const { row } of rows.values()) {
      if (account !== null && row.account !== account) continue;
      const own = byAccount.get(row.account);
      if (own) own.push(row);
      else byAccount.set(row.account, [row]);
    }
  };
  const readAll = async (account: string, moved: readonly { region: string }[]) => {
    const [only, ...others] = moved;
    if (!only || others.length > 0) return stores.facts.regions(account);
    const row = await stores.facts.region(account, only.region);
    return row ? [row] : [];
  };
  const load = async (account: string | null) => {
    const versions = await stores.facts.regionVersions(account);
    const present = new Set(versions.map(({ account: of, region }) => rowKey(of, region)));
    const moved = versions.filter(
      ({ account: of, region, version }) => rows.get(rowKey(of, region))?.version !== version,
    );
    for (const [of, own] of groupBy(moved, (one) => one.account)) {
      const found = await readAll(of, own);
      for (const { region, version } of own) {
        const row = found.find((one) => one.region === region);
        if (!row) continue;
        rows.set(rowKey(of, region), { version, row });
        await letOthersIn();
      }
    }
    for (const [key, { row }] of rows) {
      const isOurs = account === null || row.account === account;
      if (isOurs && !present.has(key)) rows.delete(key);
    }
    index(account);
  };
  return {
    load,
    of: (account) => byAccount.get(account) ?? [],
    one: (account, region) => rows.get(rowKey(account, region))?.row ?? null,
  };
}
