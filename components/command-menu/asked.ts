/** What is looked for in the matrix, and what of it stands before the rest. */
export type Asked = {
  words: readonly string[];
  accounts: readonly string[];
  forgiving: boolean;
  required: Required;
};

/** Models that somebody requires, and by account and Region, their rows. */
export type Required = { models: ReadonlySet<number>; cells: ReadonlySet<string> };

export const requiredName = (at: { account: string; region: string }, row: number): string =>
  `${at.account}~${at.region}~${row}`;
