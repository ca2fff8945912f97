"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/view/matrix";

/** The value of `?account=` that rolls all accounts up into one matrix. */
export const ALL_ACCOUNTS = "all";

export type AccountChoice = {
  /** What is shown: an account's key, or `all`. */
  key: string;
  account: MatrixAccount | null;
  choose: (key: string) => void;
};

/** The account of the address bar; without one, or with one that is gone, the first. */
export function useAccount(snapshot: MatrixSnapshot | undefined): AccountChoice {
  const [asked, setAsked] = useQueryState("account", parseAsString);
  const choose = (key: string) => void setAsked(key);
  const accounts = snapshot?.accounts ?? [];
  if (asked === ALL_ACCOUNTS && accounts.length > 1)
    return { key: ALL_ACCOUNTS, account: null, choose };
  const account =
    accounts.find(({ key, accountId }) => key === asked || accountId === asked) ??
    accounts[0] ??
    null;
  return { key: account?.key ?? "", account, choose };
}

/** What an account is called on screen: its name, else its id, else how the configuration names it. */
export function accountLabel(account: MatrixAccount): string {
  return account.name ?? account.accountId ?? account.key;
}

/** An address that keeps the account the reader chose. */
export function keepAccount(href: string, account: string | null): string {
  if (!account) return href;
  return `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ account })}`;
}
