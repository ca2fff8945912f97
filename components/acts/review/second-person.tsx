"use client";

import { ReviewClock } from "@/components/acts/review/clock";
import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { useDiscard } from "@/components/acts/use-discard";
import { Button } from "@/components/ui/button";
import type { ActView } from "@/lib/contracts/acts";
import { whoMay } from "@/lib/domain/access/words";

/** In place of the confirmation, for who may not give it: who may, and until when. */
export function SecondPersonPanel({ act }: { act: ActView }) {
  const discard = useDiscard();
  const { previewed, expiresAt, serverNow, may, secondPerson } = act;
  return (
    <section className={PANEL} aria-label="Confirm">
      <h2 className="text-lg">
        {previewed?.you ? "Another admin confirms it" : "Only an admin confirms it"}
      </h2>
      {expiresAt !== null && <ReviewClock expiresAt={expiresAt} serverNow={serverNow} />}
      <p className={NOTE}>
        {previewed?.you
          ? "You previewed it, and two persons are asked for here. Another admin of this account finds it on Acts until the clock ends."
          : `To confirm takes ${whoMay("act")} of this account${secondPerson ? ", another person than who previewed it; only who signed in counts as one" : ""}.`}
      </p>
      {may.withdraw && (
        <Button
          variant="quiet"
          busy={discard.isPending}
          className={`${WIDE} mt-2`}
          onClick={() => void discard.run([act])}
        >
          Withdraw, nothing is sent
        </Button>
      )}
    </section>
  );
}
