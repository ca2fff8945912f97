import { nameOfText } from "@/lib/domain/text-name";
import type { FactsStore, StoredAccount, StoredRegion } from "@/lib/services/ports/stores";
import type { Clean } from "./clean";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

/** The facts of the accounts that are reached, and of no others. They are kept by the product, so nothing is written here. */
export function factsFor(facts: FactsStore, reached: Reached, clean: Clean): FactsStore {
  const region = (row: StoredRegion): StoredRegion => {
    const cleaned = clean.region(row.facts);
    return cleaned === row.facts ? row : { ...row, facts: cleaned };
  };
  const versions = async (account: string | null) => {
    if (account !== null && !reached.has(account)) return [];
    const rows = await facts.regionVersions(account);
    return rows.filter((row) => reached.has(row.account));
  };
  return {
    async accounts() {
      const rows = await facts.accounts();
      return rows
        .filter((row) => isStill(row, reached))
        .map((row) => ({ ...row, facts: clean.account(row.facts) }));
    },
    async regions(account) {
      return reached.has(account) ? (await facts.regions(account)).map(region) : [];
    },
    async region(account, name) {
      const row = reached.has(account) ? await facts.region(account, name) : null;
      return row && region(row);
    },
    version: async () => nameOfText(JSON.stringify(await versions(null))),
    regionVersions: versions,
    mergeAccount: notTheirs,
    mergeRegion: notTheirs,
    forget: notTheirs,
    forgetLists: notTheirs,
  };
}

/** An entry that became another's account since is not known until it is known to be reached. */
const isStill = ({ key, accountId }: StoredAccount, reached: Reached): boolean =>
  reached.hasEntry(key) && (accountId === null || accountId === reached.idOf(key));
