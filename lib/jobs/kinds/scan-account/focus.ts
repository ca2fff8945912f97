/** What the eye is on: asked first. Accounts by id or key; null where it was not told, which leaves none behind. */
export type Focus = {
  accounts: readonly string[] | null;
  region: string | null;
  modelId: string | null;
};

/** A region of an account, which is known by its key and, once it answered, by its id. */
export type ScannedRegion = { account: readonly string[]; region: string };

export const NO_FOCUS: Focus = { accounts: null, region: null, modelId: null };

const isAccountSeen = ({ accounts }: Focus, { account }: ScannedRegion): boolean =>
  accounts === null || account.some((name) => accounts.includes(name));

/** The lower, the sooner: accounts on the screen, and of each of them the region that is looked at. */
export function rankOf(focus: Focus, place: ScannedRegion): number {
  const account = isAccountSeen(focus, place) ? 0 : 2;
  return account + (focus.region === place.region ? 0 : 1);
}

/** Whether somebody waits for this very cell. */
export const isLookedAt = (focus: Focus, cell: ScannedRegion & { modelId: string }): boolean =>
  focus.modelId === cell.modelId && focus.region === cell.region && isAccountSeen(focus, cell);
