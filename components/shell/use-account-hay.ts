"use client";

import { useMemo } from "react";
import { accountHay } from "@/lib/domain/account-label";
import { useMatrix } from "@/lib/queries/matrix";

/** Fewer than this, without units and tags, are seen at once. */
const MANY = 8;

/** What an account is found by in every picker: its name, id and key, its units and its tags. Null: there is no need to. */
export function useAccountHay(): ((key: string) => string) | null {
  const { data: snapshot } = useMatrix();
  return useMemo(() => {
    const accounts = snapshot?.accounts ?? [];
    if (accounts.length < MANY && accounts.every(({ places }) => !places)) return null;
    const hays = new Map(
      accounts.flatMap((account) => {
        const hay = accountHay(account);
        return [account.key, account.accountId ?? account.key].map((key) => [key, hay] as const);
      }),
    );
    return (key) => hays.get(key) ?? key.toLowerCase();
  }, [snapshot]);
}
