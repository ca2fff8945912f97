"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useToast } from "@/components/ui/toast";
import type { PendingRow } from "@/lib/domain/agreement/view";
import { useDismissWatch, useIFixedIt } from "@/lib/queries/agreements";

/** Stops the watching; the agreement itself goes on at AWS. */
export function DismissButton({ row }: { row: PendingRow }) {
  const dismiss = useDismissWatch();
  const say = useToast();
  return (
    <Button
      variant="quiet"
      disabled={dismiss.isPending}
      aria-label={`Dismiss ${row.modelName}`}
      onClick={() =>
        dismiss.mutate(row, { onError: ({ message }) => say("Not dismissed.", message) })
      }
    >
      Dismiss
    </Button>
  );
}

/** Has the server ask AWS for 2 minutes whether the fix helped. */
export function FixedButton({ row }: { row: PendingRow }) {
  const fixed = useIFixedIt();
  const say = useToast();
  const { account, modelId } = row;
  return (
    <Button
      disabled={fixed.isPending}
      aria-label={`I fixed it: ${row.modelName}`}
      onClick={() =>
        fixed.mutate(
          { account, modelId },
          { onError: ({ message }) => say("AWS is not asked.", message) },
        )
      }
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
