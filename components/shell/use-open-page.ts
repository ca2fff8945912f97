"use client";

import { useEffect } from "react";
import { type AccountChoice, choiceLabel } from "@/components/shell/use-account";
import { useFocusGuard } from "@/components/shell/use-focus-guard";
import { useFramedTitle } from "@/components/shell/use-framed-title";
import { tellRested } from "@/components/ui/rest";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type OpenPage = {
  snapshot: MatrixSnapshot | undefined;
  /** What is required is still on its way, and the matrix waits for it. */
  waits: boolean;
  choice: AccountChoice;
  /** Agreements in flight in the accounts shown. */
  pending: number;
};

/** What every open page does, whatever it shows: its title, where the focus goes, what is fetched ahead. */
export function useOpenPage({ snapshot, waits, choice, pending }: OpenPage): void {
  const accounts = snapshot?.accounts.length ?? 0;
  useFramedTitle({ pending, account: accounts > 1 ? choiceLabel(choice, accounts) : null });
  useFocusGuard();
  const isShown = snapshot !== undefined && !waits;
  useEffect(() => {
    if (isShown) tellRested();
  }, [isShown]);
}
