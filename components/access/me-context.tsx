"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Me } from "@/lib/contracts/me";
import type { Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import { useMe } from "@/lib/queries/me";

const MeContext = createContext<Me | null>(null);

/** Who looks at the page. `first` is who the server made it for. */
export function MeProvider({ first, children }: { first: Me | null; children: ReactNode }) {
  return <MeContext value={useMe(first)}>{children}</MeContext>;
}

/** Who looks at the page; null while that is not known. */
export const useWho = (): Me | null => useContext(MeContext);

export type Rights = {
  /** Whether the right is held on an account, by the key that screens know it by. */
  on(account: string): boolean;
  /** Whether it is held on any account at all. */
  somewhere: boolean;
  /** Who holds it, for where an act is missing; `label` is what the account is called. */
  words(label: string | null): string;
};

/** What the person who looks may do: an act that they may not do is absent, or says who may. The server judges again. */
export function useRights(right: Right): Rights {
  const me = useWho();
  const everywhere = me?.everywhere.includes(right) ?? false;
  const own = me?.accounts.filter(({ rights }) => rights.includes(right)) ?? [];
  return {
    on: (account) => everywhere || own.some((one) => one.account === account),
    somewhere: everywhere || own.length > 0,
    words: (label) => mayNot(right, label),
  };
}
