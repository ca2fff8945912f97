import type { RateRow, TokenPrice } from "./preview";

/**
 * Names of the plain token rows, in both ways that AWS spells them; batch, cached, reserved and other rows are not plain.
 * Prices are USD for a million tokens though the unit says `Units`, as live rate cards of September 2026 show. Without
 * `global` in its name a row holds for calls within a Region or geography.
 */
const PLAIN_ROWS = [
  /^[A-Z]{2,4}\d_(?<side>Input|Output)TokenCount(?<global>_Global)?$/,
  /^[A-Z]{2,4}\d_(?<side>input|output)_tokens(?<global>_global)?_standard$/,
] as const;

const AMOUNT = /^\d{1,9}(?:\.\d{1,12})?$/;
const OTHER_UNIT = /\b(?:1K|1,?000|thousand)\b(?!,)/i;

/**
 * Input and output price of a million tokens: of the global route, else of the regional one. Null unless exactly one
 * price stands for each in rows of an exact name and AWS's own unit.
 */
export function tokenPriceOf(rateCard: readonly RateRow[]): TokenPrice | null {
  for (const scope of ["global", "regional"] as const) {
    const input = onePrice(rateCard, `input ${scope}`);
    const output = onePrice(rateCard, `output ${scope}`);
    if (input !== null && output !== null) return { scope, input, output };
  }
  return null;
}

function onePrice(rateCard: readonly RateRow[], what: string): string | null {
  const prices = new Set(
    rateCard.filter((row) => plainRow(row) === what).map(({ price }) => price),
  );
  const [price] = prices;
  return prices.size === 1 && price !== undefined && AMOUNT.test(price) ? price : null;
}

function plainRow({ dimension, unit, description }: RateRow): string | null {
  if (unit !== "Units" || OTHER_UNIT.test(description)) return null;
  for (const name of PLAIN_ROWS) {
    const row = name.exec(dimension)?.groups;
    if (row) return `${row.side?.toLowerCase()} ${row.global ? "global" : "regional"}`;
  }
  return null;
}

/** "about $3.00 in, $15.00 out per million tokens" */
export const tokenPriceText = ({ input, output }: TokenPrice): string =>
  `about $${dollars(input)} in, $${dollars(output)} out per million tokens`;

/** As AWS wrote it, with two decimals at least. */
function dollars(amount: string): string {
  const [whole = "", decimals = ""] = amount.split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}
