"use client";

import { useState } from "react";
import { useRights } from "@/components/access/me-context";
import { SentenceDialog } from "@/components/acts/sentence-dialog";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { useAskForAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";

type AskAdminProps = {
  account: string;
  /** One wish each. */
  targets: readonly ActTarget[];
  /** What is asked for: "Accept the Grok 4.6 offer". */
  what: string;
  size?: "md" | "lg";
};

/** Makes a wish of an act, with a reason, for an admin to review; it waits on Acts, and the webhook tells it. */
export function AskAdmin({ account, targets, what, size = "md" }: AskAdminProps) {
  const [open, setOpen] = useState(false);
  const rights = useRights("ask");
  const wish = useAskForAct();
  const say = useToast();
  if (!rights.on(account) || targets.length === 0) return null;
  const end = () => setOpen(false);
  const send = async (reason: string): Promise<string | null> => {
    for (const target of targets) {
      const outcome = await wish.send({ account, target, reason });
      if (!outcome.ok) return problemText(outcome.problem);
      if (!outcome.value.ok) return outcome.value.refusal.message;
    }
    end();
    say("Asked.", "It waits on Acts until an admin reviews it.");
    return null;
  };
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        Ask an admin…
      </Button>
      <SentenceDialog
        title="Ask an admin"
        open={open}
        label="Why, in a sentence"
        button="Ask an admin"
        sending="Asking"
        cancel="Keep it to myself"
        onSend={send}
        onCancel={end}
      >
        <p>
          <b className="font-medium">{what}.</b> Nothing is sent to AWS. An admin sees it on Acts
          with your reason, reviews it, and does it or declines.
        </p>
      </SentenceDialog>
    </>
  );
}
