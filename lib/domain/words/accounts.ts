/** The accounts of a grant in words: names, or all. */
export const overText = (accounts: readonly string[] | null): string =>
  accounts === null ? "all accounts" : accounts.join(", ");
