"use client";

import { useMemo } from "react";
import { accountHay } from "@/lib/domain/account-label";
import { useMatrix } from "@/lib/queries/matrix";

/** Fewer than this, without units and tags, are seen at once. */
const MANY = 8;

/** What an account is found by in every picker: its name, id and key, its units and its tags; undefined where all are seen at once. */
export function useAccountHay(): (key: string) => string | undefined {
  const { data: snapshot } = useMatrix();
  return useMemo(() => {
    const accounts = snapshot?.accounts ?? [];
    if (accounts.length < MANY && accounts.every(({ places }) => !places))
      return (_key: string) => undefined;
    const hays = new Map(
      accounts.flatMap((account) => {
        const hay = accountHay(account);
        return [account.key, account.accountId ?? account.key].map((key) => [key, hay] as const);
      }),
    );
    return (key: string) => hays.get(key) ?? key.toLowerCase();
  }, [snapshot]);
}
