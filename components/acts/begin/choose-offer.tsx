"use client";

import { useState } from "react";
import { NOTE, PANEL, WIDE } from "@/components/acts/review/layout";
import { ShortRates } from "@/components/acts/review/rates";
import { validText } from "@/components/acts/words";
import { Button } from "@/components/ui/button";
import type { OfferChoice } from "@/lib/contracts/acts";

type ChooseOfferProps = {
  offers: readonly OfferChoice[];
  reading: boolean;
  onChoose: (offerId: string | null) => void;
};

/** More than one offer: none is chosen for anybody. */
export function ChooseOffer({ offers, reading, onChoose }: ChooseOfferProps) {
  const [at, setAt] = useState<number | null>(null);
  const chosen = at === null ? null : (offers[at] ?? null);
  return (
    <form
      className={PANEL}
      aria-label="Choose an offer"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen && !reading) onChoose(chosen.offerId);
      }}
    >
      <fieldset>
        <legend className="text-lg font-semibold">{offers.length} offers</legend>
        <p className={NOTE}>One is accepted. Their terms and prices differ.</p>
        {offers.map((offer, index) => (
          <label
            // biome-ignore lint/suspicious/noArrayIndexKey: AWS's order is their only name where one has no id
            key={index}
            className="mt-3 grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] gap-2.5"
          >
            <input
              type="radio"
              name="offer"
              checked={at === index}
              onChange={() => setAt(index)}
              className="mt-0.5 size-4 accent-ink"
            />
            <span className="min-w-0">
              <code className="break-all">{offer.offerId ?? "without an id"}</code>
              <span className="block text-sm text-ink-2">
                Refunds: {offer.refundPolicy ? `“${offer.refundPolicy}”` : "nothing named"}. Valid:{" "}
                {validText(offer.validFor)}.
              </span>
              <ShortRates rows={offer.rateCard} />
            </span>
          </label>
        ))}
      </fieldset>
      <Button
        type="submit"
        variant="primary"
        disabled={chosen === null}
        busy={reading}
        className={`${WIDE} mt-3.5 disabled:bg-selected! aria-disabled:bg-selected!`}
      >
        {reading ? "Reading AWS" : "Preview this offer"}
      </Button>
    </form>
  );
}
