import { ok, type Result } from "@/lib/domain/result";
import { type Comparison, compareModels, type RegionSide } from "@/lib/domain/review/compare";
import type { RegionReview } from "@/lib/domain/review/types";
import type { WorldContext } from "@/lib/services/context";
import type { RegionRefusal } from "@/lib/services/review/find";
import { reviewRegion } from "@/lib/services/review/review-region";

/** Two regions of one account side by side. */
export async function compareRegions(
  ctx: WorldContext,
  at: { account: string | null; region: string; other: string },
): Promise<Result<Comparison, RegionRefusal>> {
  const here = await reviewRegion(ctx, at);
  if (!here.ok) return here;
  const there = await reviewRegion(ctx, { account: at.account, region: at.other });
  if (!there.ok) return there;
  return ok({
    here: sideOf(here.value),
    there: sideOf(there.value),
    models: compareModels(here.value.models, there.value.models),
  });
}

const sideOf = ({ region, city, status, lists, readAt }: RegionReview): RegionSide => ({
  region,
  city,
  status,
  lists,
  readAt,
});
