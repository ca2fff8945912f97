/** Names one cell. `account` is its key: the id, or the configuration's name while the id is not known. */
export type CellRef = { account: string; region: string; modelId: string };

export type RegionRef = Pick<CellRef, "account" | "region">;

/** Names a Region of an account, for maps. */
export const placeKey = ({ account, region }: RegionRef): string => `${account}~${region}`;

/** Names a cell, for maps. */
export const cellText = ({ account, region, modelId }: CellRef): string =>
  `${account}~${region}~${modelId}`;

export const sameCell = (a: CellRef, b: CellRef): boolean =>
  a.account === b.account && a.region === b.region && a.modelId === b.modelId;
