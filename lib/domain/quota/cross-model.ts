import { tidy } from "./name";
import type { QuotaRow } from "./rows";

const CODE = "L-E3F10727";
const NAME = "cross-model max tokens per day";

/** A new account was seen with a fifth of the default; every call of the Region draws on it. */
const FAR_BELOW = 0.5;

/**
 * The one quota of tokens a day that all models of an account share in a Region, price-weighted and raised by Support
 * alone. Null where it is not listed: it is there since 2026-09-21.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html
 */
export function crossModelPerDay(rows: readonly QuotaRow[]): QuotaRow | null {
  return (
    rows.find(({ quotaCode }) => quotaCode === CODE) ??
    rows.find(({ quotaName }) => isItsName(quotaName)) ??
    null
  );
}

/** Most names are told apart by one word of it. */
const isItsName = (name: string): boolean =>
  /cross-model/i.test(name) && tidy(name).toLowerCase() === NAME;

/** Known to be less than half of its default, and not 0. */
export function isFarBelowDefault(row: Pick<QuotaRow, "applied" | "default">): boolean {
  const { applied, default: initial } = row;
  return applied !== null && initial !== null && applied > 0 && applied < initial * FAR_BELOW;
}
