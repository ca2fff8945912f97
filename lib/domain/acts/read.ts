import type { Availability, FormState, QuotaRequest } from "@/lib/domain/facts/facts";
import type { GateName, Verdict } from "@/lib/domain/verdict";
import type { FormShape, PreviewFacts, RateRow } from "./preview";

/** An offer without what is spent in the call and what carries a signature. */
export type ShownOffer = {
  offerId: string | null;
  /** Host of the terms' address; null: AWS gave none. */
  termsHost: string | null;
  refundPolicy: string | null;
  validFor: string | null;
  rateCard: readonly RateRow[];
};

/** What AWS shows of a target right now: by it is told whether an act may be, and what its preview says. */
export type ActReading =
  | {
      kind: "accept-agreement";
      modelId: string;
      modelName: string;
      provider: string;
      /** The one that was chosen; null: none was named. */
      offerId: string | null;
      offers: readonly ShownOffer[] | "not-sold";
      /** Where the model is offered; any Region tells of the agreement. */
      readIn: string;
      availability: Availability;
      /** Null: the model needs none, or it goes by one that is not this account's own. */
      form: FormState | null;
    }
  | {
      kind: "request-quota-increase";
      region: string;
      quota: {
        code: string;
        name: string;
        unit: string | null;
        applied: number | null;
        default: number | null;
        adjustable: boolean;
      };
      asked: number;
      requests: readonly QuotaRequest[];
    }
  | { kind: "enable-region"; region: string; status: string }
  | { kind: "submit-use-case-form"; region: string; form: FormState; shape: FormShape };

/** The offer that is meant: the one named, or the only one; null: there is none, or a choice is needed. */
export function offerOf(reading: {
  offerId: string | null;
  offers: readonly ShownOffer[] | "not-sold";
}): ShownOffer | null {
  if (reading.offers === "not-sold") return null;
  if (reading.offerId !== null)
    return reading.offers.find(({ offerId }) => offerId === reading.offerId) ?? null;
  return reading.offers.length === 1 ? (reading.offers[0] ?? null) : null;
}

/** Requests that AWS has not decided on yet. */
export const isOpenRequest = ({ status }: Pick<QuotaRequest, "status">): boolean =>
  status === "PENDING" || status === "CASE_OPENED";

const fact = (name: string, label: string, value: string | number | null) => ({
  name,
  label,
  value: value === null ? "none" : String(value),
});

/**
 * Every row of a rate card by a name of its own: its dimension, with a number from the second on where AWS repeats one.
 * Sorted by all that a row says, so that the same card has the same names in whatever order it comes.
 */
function namedRows(card: readonly RateRow[]): readonly { name: string; row: RateRow }[] {
  const rows = card
    .map((row) => {
      const { dimension, description, unit, price } = row;
      return { row, by: JSON.stringify([dimension, description, unit, price]) };
    })
    .sort((a, b) => (a.by < b.by ? -1 : 1));
  const named = new Map<string, RateRow>();
  for (const { row } of rows) {
    let name = row.dimension;
    for (let nth = 2; named.has(name); nth += 1) name = `${row.dimension} (${nth})`;
    named.set(name, row);
  }
  return [...named].map(([name, row]) => ({ name, row }));
}

/**
 * What of a reading may not move between the preview and the call.
 */
export function factsOf(reading: ActReading): PreviewFacts {
  switch (reading.kind) {
    case "accept-agreement": {
      const { agreement, region } = reading.availability;
      const offer = offerOf(reading);
      return [
        fact("agreement", "Agreement", agreement),
        fact("readIn", "Read in", reading.readIn),
        fact("offered", `Offered in ${reading.readIn}`, region),
        ...(reading.form === null ? [] : [fact("form", "Use case form", reading.form)]),
        fact("offer", "Offer", offer?.offerId ?? null),
        fact("terms", "Terms on", offer?.termsHost ?? null),
        fact("refunds", "Refunds", offer?.refundPolicy ?? null),
        fact("valid", "Valid for", offer?.validFor ?? null),
        ...namedRows(offer?.rateCard ?? []).flatMap(({ name, row }) => [
          fact(`rate ${name}`, name, row.price),
          fact(`row ${name}`, `${name}, what it is`, `${row.description}, ${row.unit}`),
        ]),
      ];
    }
    case "request-quota-increase": {
      const { quota, requests } = reading;
      const open = requests.filter(isOpenRequest).map(({ id }) => id);
      return [
        fact("applied", "Applied value", quota.applied),
        fact("default", "Default value", quota.default),
        fact("adjustable", "Adjustable", quota.adjustable ? "yes" : "no"),
        fact("open", "Open request", open.length > 0 ? open.join(", ") : null),
        fact("newest", "Newest request", requests[0]?.id ?? null),
      ];
    }
    case "enable-region":
      return [fact("status", "Region", reading.status)];
    case "submit-use-case-form":
      return [fact("form", `Use case form in ${reading.region}`, reading.form)];
  }
}

/** Gates that end the judging before it is read whether AWS offers a model. */
const BEFORE_OFFER: ReadonlySet<GateName> = new Set([
  "credentials",
  "region",
  "model-list",
  "availability",
]);

/** Whether AWS offers the model of a cell there: a Region that is off, or was not read, says nothing of that. */
export function offeredAt({ verdict }: Pick<ActCell, "verdict">): boolean | null {
  if (verdict.state === "not_offered") return false;
  const [first] = verdict.code === null ? [] : verdict.findings;
  return first && BEFORE_OFFER.has(first.gate) ? null : true;
}

/** A cell of the account as the matrix judges it now, for what an act leaves missing. */
export type ActCell = {
  region: string;
  modelId: string;
  modelName: string;
  provider: string | null;
  verdict: Pick<Verdict, "state" | "code" | "cause" | "findings">;
};
