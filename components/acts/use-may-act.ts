"use client";

import { useRights } from "@/components/access/me-context";
import type { ActLine } from "@/lib/contracts/acts";
import { type ActTarget, keyOf } from "@/lib/domain/acts/kinds";
import { useActs } from "@/lib/queries/acts-list";

type May = {
  /** Acts of this kind are on here, so that somebody may do it. */
  on: boolean;
  /** The person who looks may review it, and the account has a role for it. */
  review: boolean;
  ask: boolean;
  /** The same act, where one is unfinished. */
  standing: ActLine | null;
  serverNow: number;
};

const NOTHING: May = { on: false, review: false, ask: false, standing: null, serverNow: 0 };

/** What the person who looks may do about an act on an account, by the key that screens know it by. */
export function useMayAct(account: string, target: ActTarget | null): May {
  const { data: view } = useActs();
  const act = useRights("act");
  const ask = useRights("ask");
  if (!view?.enabled || target === null || !view.kinds.includes(target.kind)) return NOTHING;
  const own = view.accounts.find((one) => one.account === account);
  const standing = view.acts.find((one) => one.account === account && isSame(one, target));
  return {
    on: true,
    review: act.on(account) && own?.hasRole === true,
    ask: ask.on(account),
    standing: standing ?? null,
    serverNow: view.serverNow,
  };
}

const UNFINISHED: readonly ActLine["state"][] = [
  "asked",
  "previewed",
  "confirmed",
  "intended",
  "sent",
  "unknown",
  "accepted",
];

function isSame(act: ActLine, target: ActTarget): boolean {
  if (!UNFINISHED.includes(act.state)) return false;
  return JSON.stringify(keyOf(act.target)) === JSON.stringify(keyOf(target));
}
