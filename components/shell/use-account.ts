"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { addressOfKeys, chosenKeys } from "@/lib/domain/view/account-choice";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type AccountChoice = {
  /** Keys of the accounts shown, in the order of the configuration; none before the first answer. */
  keys: readonly string[];
  /** The account shown, where it is only one. */
  account: MatrixAccount | null;
  /** How an address names them; null where there is only one account to choose. */
  address: string | null;
  choose: (keys: readonly string[]) => void;
};

const NONE: readonly MatrixAccount[] = [];

/** The accounts of the address bar: one, several or all; without any, or with ones that are gone, the first. */
export function useAccount(snapshot: MatrixSnapshot | undefined): AccountChoice {
  const [asked, setAsked] = useQueryState("account", parseAsString);
  const accounts = snapshot?.accounts ?? NONE;
  const keys = useMemo(() => chosenKeys(accounts, asked), [accounts, asked]);
  return {
    keys,
    account: keys.length === 1 ? (accounts.find(({ key }) => key === keys[0]) ?? null) : null,
    address: accounts.length > 1 ? addressOfKeys(accounts, keys) : null,
    choose: (next) => void setAsked(addressOfKeys(accounts, next)),
  };
}

/** What an account is called on screen: its name, else its id, else how the configuration names it. */
export function accountLabel(account: Pick<MatrixAccount, "name" | "accountId" | "key">): string {
  return account.name ?? account.accountId ?? account.key;
}

/** What an account is found by, in lower case: its name, id and key. */
export const accountHay = ({
  name,
  accountId,
  key,
}: Pick<MatrixAccount, "name" | "accountId" | "key">): string =>
  `${name ?? ""} ${accountId ?? ""} ${key}`.toLowerCase();

/** What the accounts shown are called together. */
export function choiceLabel({ keys, account }: AccountChoice, total: number): string {
  if (account) return accountLabel(account);
  return keys.length === total ? `All ${total} accounts` : `${keys.length} of ${total} accounts`;
}

/** An address that keeps the accounts the reader chose. */
export function keepAccount(href: string, account: string | null): string {
  if (!account) return href;
  const asked = new URLSearchParams({ account }).toString().replaceAll("%2C", ",");
  return `${href}${href.includes("?") ? "&" : "?"}${asked}`;
}
