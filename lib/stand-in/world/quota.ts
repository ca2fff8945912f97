import type { Account } from "./state";
import type { QuotaChange, QuotaSeed } from "./types";

export type QuotaNow = QuotaChange["applied"];

/** What an account has of a quota in a region; later changes win over earlier ones. */
export function appliedQuota(
  account: Account,
  { seed, region }: { seed: QuotaSeed; region: string },
): QuotaNow {
  const change = account.quotaChanges.findLast(
    ({ codes, names, regions }) =>
      (codes === undefined || codes.includes(seed.code)) &&
      (names === undefined || names.includes(seed.name)) &&
      (regions === undefined || regions.includes(region)),
  );
  return change?.applied ?? { kind: "value", value: seed.value };
}
