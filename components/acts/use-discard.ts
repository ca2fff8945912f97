"use client";

import { useToast } from "@/components/ui/toast";
import type { ActLine } from "@/lib/contracts/acts";
import { problemText } from "@/lib/queries/action";
import { useWithdrawAct } from "@/lib/queries/acts";

/** Leaves a review: one's own preview is withdrawn, the wish of somebody else stays for its ten minutes and then waits again. */
export function useDiscard() {
  const withdraw = useWithdrawAct();
  const say = useToast();
  const run = async (acts: readonly Pick<ActLine, "id" | "wish" | "may">[]) => {
    for (const { id, wish, may } of acts) {
      if (!may.withdraw || (wish !== null && !wish.you)) continue;
      const outcome = await withdraw.send(id);
      if (!outcome.ok) say("Not withdrawn.", problemText(outcome.problem));
      else if (!outcome.value.ok) say("Not withdrawn.", outcome.value.refusal.message);
    }
  };
  return { run, isPending: withdraw.isPending };
}
