/** Names one cell. `account` is its key: the id, or the configuration's name while the id is not known. */
export type CellRef = { account: string; region: string; modelId: string };

/** Names a Region of an account, for maps. */
export const placeKey = ({ account, region }: Pick<CellRef, "account" | "region">): string =>
  `${account}~${region}`;

export const sameCell = (a: CellRef, b: CellRef): boolean =>
  a.account === b.account && a.region === b.region && a.modelId === b.modelId;
