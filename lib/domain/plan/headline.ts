import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { regionInfo } from "@/lib/domain/known-regions";
import type { State } from "@/lib/domain/state";
import { figure } from "@/lib/domain/words/figure";
import { listed } from "@/lib/domain/words/listed";
import type { PlanKind } from "./types";
import { modelsPhrase, regionsPhrase } from "./words";

/** What a headline is made of. */
export type Of = {
  kind: PlanKind;
  state: State;
  code: Code | null;
  cause: Cause | null;
  title: string;
  regions: readonly string[];
  models: readonly string[];
  /** Those whose offer is accepted. */
  offers: readonly string[];
  /** Tokens a minute that are needed. */
  needed: number | null;
};

const BY_CAUSE: Partial<Record<Cause, (of: Of) => string>> = {
  "quota-zero": (of) => `Have the token quota of ${modelsPhrase(of.models)} restored where it is 0`,
  "tokens-per-day-zero": ({ regions }) =>
    `Have the tokens per day restored in ${regionsPhrase(regions)}`,
  "payment-instrument-invalid": () => "Give the account a payment method that AWS takes",
};

const BY_CODE: Partial<Record<Code, (of: Of) => string>> = {
  FTUFormNotFilled: ({ regions }) => `Submit the Anthropic use case form ${formsPhrase(regions)}`,
  AgreementNotCreated: ({ offers, models }) => {
    const [only] = offers;
    if (only === undefined) return `Move on from ${modelsPhrase(models)}`;
    return offers.length === 1 ? `Accept the offer of ${only}` : `Accept ${offers.length} offers`;
  },
  RegionDisabled: ({ regions }) => `Enable ${regionsPhrase(regions)}`,
  ModelEndOfLife: ({ models }) => `Move from ${modelsPhrase(models)} to another model`,
  DataRetentionNotAllowed: ({ regions }) =>
    `Decide on the data retention mode of ${regionsPhrase(regions)}`,
};

/** What is to be done, in one line; where there is no better word, what stands in the way and where. */
export function headlineOf(of: Of): string {
  const { kind, state, code, cause, models, regions, needed } = of;
  if (kind === "short") {
    const many = needed === null ? "more" : figure(needed);
    return `Get ${many} tokens a minute for ${modelsPhrase(models)} in ${regionsPhrase(regions)}`;
  }
  const own = state === "unknown" || kind !== "gate" ? undefined : actOf(code, cause);
  if (own) return own(of);
  const what = models.length > 0 ? modelsPhrase(models) : "";
  const where = regions.length > 0 ? `in ${regionsPhrase(regions)}` : "";
  const place = [what, where].filter(Boolean).join(" ");
  return place === "" ? of.title : `${of.title}: ${place}`;
}

function actOf(code: Code | null, cause: Cause | null): ((of: Of) => string) | undefined {
  const byCause = cause === null ? undefined : BY_CAUSE[cause];
  return byCause ?? (code === null ? undefined : BY_CODE[code]);
}

/** One form holds for all default Regions; each opt-in Region has its own. */
function formsPhrase(regions: readonly string[]): string {
  const own = regions.filter((region) => regionInfo(region).optIn);
  const forAll = own.length < regions.length ? ["for the account"] : [];
  return listed([...forAll, ...own.map((region) => `for ${region}`)]);
}
