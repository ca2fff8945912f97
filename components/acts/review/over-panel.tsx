"use client";

import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { Button } from "@/components/ui/button";

type OverPanelProps = { reading: boolean; onAgain: (() => void) | null; children?: string };

/** A preview that can't be sent any more, and the way to a new one. */
export function OverPanel({ reading, onAgain, children }: OverPanelProps) {
  return (
    <section className={PANEL} aria-label="Confirm">
      <h2 className="text-lg">Nothing to confirm</h2>
      <p className={NOTE}>
        {children ??
          "This preview can’t be sent any more. A new one reads AWS afresh and has a clock of its own."}
      </p>
      {onAgain && (
        <Button variant="primary" busy={reading} className={`${WIDE} mt-3.5`} onClick={onAgain}>
          {reading ? "Reading AWS" : "Preview again"}
        </Button>
      )}
    </section>
  );
}
