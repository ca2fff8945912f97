"use client";

import { usePathname } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { accountLabel } from "@/lib/domain/account-label";
import {
  ALL_ACCOUNTS,
  addressOfKeys,
  chosenKeys,
  unknownNames,
} from "@/lib/domain/grid/account-choice";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

export type AccountChoice = {
  /** Keys of the accounts shown, in the order of the configuration; none before the first answer. */
  keys: readonly string[];
  /** The account shown, where it is only one. */
  account: MatrixAccount | null;
  /** Names in the address that no configured account has; what is shown stands in for them. */
  unknown: readonly string[];
  /** How an address names them; null where there is only one account to choose. */
  address: string | null;
  choose: (keys: readonly string[]) => void;
};

const NONE: readonly MatrixAccount[] = [];

/**
 * The accounts of the address bar: one, several or all; without any, or with ones that are gone, the first. The feed of
 * changes is of all accounts where none is named.
 */
export function useAccount(snapshot: MatrixSnapshot | undefined): AccountChoice {
  const [named, setAsked] = useQueryState("account", parseAsString);
  const ofAll = usePathname() === routes.changes();
  const asked = named ?? (ofAll ? ALL_ACCOUNTS : null);
  const accounts = snapshot?.accounts ?? NONE;
  const keys = useMemo(() => chosenKeys(accounts, asked), [accounts, asked]);
  const unknown = useMemo(() => unknownNames(accounts, asked), [accounts, asked]);
  return {
    keys,
    unknown,
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
