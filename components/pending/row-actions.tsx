"use client";

import { useRights } from "@/components/access/me-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useToast } from "@/components/ui/toast";
import type { PendingRow } from "@/lib/contracts/pending";
import { isInFlightState } from "@/lib/domain/agreement/states";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { useDismissWatch, useIFixedIt, useWatchAgain } from "@/lib/queries/agreements";
import { problemText } from "@/lib/queries/problem";

/** Stops the watching, with a way back; the agreement itself goes on at AWS. */
export function DismissButton({ row }: { row: PendingRow }) {
  const dismiss = useDismissWatch();
  const resume = useResume(row);
  const say = useToast();
  const rights = useRights("ask");
  if (!rights.on(row.account)) return null;
  const run = async () => {
    const outcome = await dismiss.send(row);
    if (!outcome.ok) return say("Not dismissed.", problemText(outcome.problem));
    const after = isInFlightState(row.state)
      ? "AWS is no longer asked about it; the agreement goes on."
      : "It is out of this list.";
    say(`${row.modelName} is dismissed.`, after, { label: "Undo", run: () => void resume.run() });
  };
  return (
    <Button
      variant="quiet"
      busy={dismiss.isPending}
      data-kin="row-action"
      aria-label={`Dismiss ${row.modelName}`}
      onClick={run}
    >
      Dismiss
    </Button>
  );
}

/** Takes a dismissal back. */
export function WatchAgainButton({ row }: { row: PendingRow }) {
  const resume = useResume(row);
  return (
    <Button
      busy={resume.isPending}
      data-kin="row-action"
      aria-label={`Watch again: ${row.modelName}`}
      onClick={() => void resume.run()}
    >
      Watch again
    </Button>
  );
}

function useResume(row: PendingRow) {
  const again = useWatchAgain();
  const say = useToast();
  const run = async () => {
    const outcome = await again.send(row);
    if (outcome.ok) say(`${row.modelName} is watched again.`);
    else say(`${row.modelName} is not watched again.`, problemText(outcome.problem));
  };
  return { run, isPending: again.isPending };
}

type FixedButtonProps = {
  account: string;
  modelId: string;
  modelName: string;
  size?: "md" | "lg";
  /** Of the blocked cell; a watch that failed knows its own. */
  blocked?: { region: string; code: Code; cause: Cause | null };
};

/** Has the server ask AWS for 2 minutes whether the fix helped; for a failed watch or a blocked cell. */
export function FixedButton({
  account,
  modelId,
  modelName,
  size = "md",
  blocked,
}: FixedButtonProps) {
  const fixed = useIFixedIt();
  const say = useToast();
  const rights = useRights("ask");
  if (!rights.on(account)) return null;
  const input = {
    account,
    modelId,
    ...(blocked && { regions: [blocked.region], code: blocked.code, cause: blocked.cause }),
  };
  const run = async () => {
    const outcome = await fixed.send(input);
    if (outcome.ok) say("AWS is asked for 2 min whether it helped.", "Pending shows it.");
    else say("AWS is not asked.", problemText(outcome.problem));
  };
  return (
    <Button
      size={size}
      busy={fixed.isPending}
      data-kin="row-action"
      aria-label={`I fixed it: ${modelName}`}
      onClick={run}
    >
      I fixed it
    </Button>
  );
}

export function SupportTextButton({ row }: { row: PendingRow }) {
  if (row.supportText === null) return null;
  return (
    <CopyButton
      text={row.supportText}
      label={`Copy Support text for ${row.modelName}`}
      variant="plain"
    >
      Copy Support text
    </CopyButton>
  );
}
