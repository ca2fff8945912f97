import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { isFarBelowDefault } from "@/lib/domain/quota/cross-model";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type { Finding } from "@/lib/domain/verdict";
import { figure } from "@/lib/domain/words/figure";

/** Something that holds for a whole region and is said of it once, whatever its cells say. */
export type RegionFinding = Omit<Finding, "gate">;

type Quotas = {
  region: string;
  /** Cross-Model Max Tokens Per Day; null where it is not listed. */
  shared: QuotaRow | null;
  everyTokenQuotaZero: boolean;
};

/** What a region's quotas say of all of its models. */
export function regionFindings({
  region,
  shared,
  everyTokenQuotaZero,
}: Quotas): readonly RegionFinding[] {
  const found: RegionFinding[] = [];
  if (shared?.applied === 0) {
    found.push(
      closed(
        "tokens-per-day-zero",
        `Cross-Model Max Tokens Per Day is 0 in ${region}, so calls of every model are refused. Support alone can raise it.`,
      ),
    );
  }
  if (shared && isFarBelowDefault(shared)) {
    found.push({
      code: null,
      cause: null,
      severity: "warn",
      owner: "aws-support",
      message: `Cross-Model Max Tokens Per Day is ${count(shared.applied)} in ${region}, far below AWS's default of ${count(shared.default)}. Every model draws on it; Support alone can raise it.`,
    });
  }
  if (everyTokenQuotaZero) {
    found.push(
      closed(
        "account-hold",
        `Every token quota that was read in ${region} is 0. Where other Regions say the same, AWS may hold the account: it is being verified, or its free plan has ended.`,
      ),
    );
  }
  return found;
}

const closed = (cause: "tokens-per-day-zero" | "account-hold", message: string): RegionFinding => ({
  code: "ThrottlingException",
  cause,
  severity: "block",
  owner: CAUSE_OWNER[cause],
  message,
});

const count = (value: number | null): string => (value === null ? "not known" : figure(value));

/**
 * Whether an account's quotas look like a hold of AWS rather than many quota problems: each token quota that is known in
 * each region that was read is 0. Null stands for a region whose quotas tell nothing.
 */
export function looksHeld(everyTokenQuotaZero: readonly (boolean | null)[]): boolean {
  const told = everyTokenQuotaZero.filter((zero) => zero !== null);
  return told.length > 0 && told.every(Boolean);
}
