/** Stands in an address for every account, and in a cell's address for all that are shown. */
export const ALL_ACCOUNTS = "all";

type Named = { key: string; accountId: string | null };

/**
 * The keys of the accounts an address asks for, in the order of the configuration: `all`, one key or id, or several
 * with commas between. Names that no account has are left out; where none is left, the first account is shown.
 */
export function chosenKeys(accounts: readonly Named[], asked: string | null): readonly string[] {
  if (asked === ALL_ACCOUNTS) return accounts.map(({ key }) => key);
  const names = new Set(asked?.split(","));
  const found = accounts.filter(
    ({ key, accountId }) => names.has(key) || (accountId !== null && names.has(accountId)),
  );
  return (found.length > 0 ? found : accounts.slice(0, 1)).map(({ key }) => key);
}

/** The names in an address that no configured account has. */
export function unknownNames(accounts: readonly Named[], asked: string | null): readonly string[] {
  if (asked === null || asked === ALL_ACCOUNTS || accounts.length === 0) return [];
  const known = new Set(accounts.flatMap(({ key, accountId }) => [key, accountId]));
  return asked.split(",").filter((name) => name !== "" && !known.has(name));
}

/** Whether an address asks for more than one account. */
export const asksSeveral = (asked: string | null): boolean =>
  asked === ALL_ACCOUNTS || (asked?.includes(",") ?? false);

/** How an address names these accounts; all of several are `all`, so that one added later is among them. */
export function addressOfKeys(accounts: readonly Named[], keys: readonly string[]): string {
  const everyone = accounts.length > 1 && accounts.every(({ key }) => keys.includes(key));
  return everyone ? ALL_ACCOUNTS : keys.join(",");
}
