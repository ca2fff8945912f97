import type { OutlinedAccount } from "./outline";

/** The keys of those accounts that are meant, out of all of them. */
export type Choice = (accounts: readonly OutlinedAccount[]) => readonly string[];

export const NO_ACCOUNT: Choice = () => [];

/** The one that has this id or key, or none; null or nothing: the first. */
export const oneAccount =
  (wanted: string | null): Choice =>
  (accounts) => {
    const found = wanted
      ? accounts.find(({ key, ref }) => key === wanted || ref.key === wanted)
      : accounts[0];
    return found ? [found.key] : [];
  };
