"use client";

import { useToast } from "@/components/ui/toast";
import type { ActLine } from "@/lib/contracts/acts";
import { useWithdrawAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";

/** Takes a preview back. Somebody else's wish stays asked; one's own ends. */
export function useDiscard() {
  const withdraw = useWithdrawAct();
  const say = useToast();
  const run = async (acts: readonly Pick<ActLine, "id" | "may">[]) => {
    for (const { id, may } of acts) {
      if (!may.withdraw) continue;
      const outcome = await withdraw.send(id);
      if (!outcome.ok) say("Not withdrawn.", problemText(outcome.problem));
      else if (!outcome.value.ok) say("Not withdrawn.", outcome.value.refusal.message);
    }
  };
  return { run, isPending: withdraw.isPending };
}
