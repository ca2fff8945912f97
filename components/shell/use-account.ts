"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { accountLabel } from "@/lib/domain/account-label";
import { addressOfKeys, chosenKeys } from "@/lib/domain/grid/account-choice";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";

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
