import { lastGood, type Reading } from "@/lib/domain/facts/facts";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { limits } from "@/lib/domain/quota/scopes";
import type { Measured, ModelUse, RegionUse, TokenUse, UsualLoad } from "./use";
import type { UseWindow } from "./window";

/** What of one quota was used. */
export type QuotaUse = UseWindow & {
  calledBy: readonly string[];
  tokens: Measured<TokenUse>;
  throttled: Measured<number>;
  load: UsualLoad | null;
  /** The busiest minute as a share of the applied value; null where it can't be told. */
  share: number | null;
  /** Application inference profiles were called too, and some of it may be theirs: it is so much at least. */
  atLeast: boolean;
};

type Row = Pick<QuotaRow, "modelId" | "scope" | "unit" | "variant" | "applied">;

const NOT_CALLED = {
  calledBy: [],
  tokens: { status: "no-data" },
  throttled: { status: "no-data" },
  load: null,
} as const;

/**
 * The use of a quota of tokens a minute that is tied to a model; null of any other, and where use was never read. Use is
 * settled use: what is refused at admission goes by `max_tokens`, which no metric tells.
 */
export function quotaUse(row: Row, reading: Reading<RegionUse>): QuotaUse | null {
  const { modelId, scope, unit, variant, applied } = row;
  const use = lastGood(reading)?.value;
  if (!use || modelId === null || unit !== "tokens-per-minute" || variant !== null) return null;
  const ofModel = use.models.filter((one) => one.modelId === modelId);
  const own =
    ofModel.find((one) => one.scope === scope) ??
    ofModel.find((one) => one.scope !== null && limits(scope, one.scope));
  const { calledBy, tokens, throttled, load }: Omit<ModelUse, "modelId" | "scope"> =
    own ?? NOT_CALLED;
  const atLeast = use.applicationProfiles > 0;
  return {
    ...{ from: use.from, to: use.to, calledBy, tokens, throttled, load, atLeast },
    share:
      tokens.status === "seen" && applied !== null && applied > 0 && !atLeast
        ? tokens.value.peak / applied
        : null,
  };
}
