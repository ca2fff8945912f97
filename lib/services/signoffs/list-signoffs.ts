import { ok, type Result } from "@/lib/domain/result";
import { changedSince, signedFactsOf } from "@/lib/domain/review/signed-facts";
import type { ReviewWithSignOffs, SignOff } from "@/lib/domain/review/signoff";
import type { Context, WorldContext } from "@/lib/services/context";
import type { RegionRefusal } from "@/lib/services/review/find";
import { type ReviewAt, reviewRegion } from "@/lib/services/review/review-region";
import { readSignOffs } from "./records";

/** One region's review with every sign-off of it, and what has changed since each. */
export async function readReview(
  ctx: WorldContext & Pick<Context, "log">,
  at: ReviewAt,
): Promise<Result<ReviewWithSignOffs, RegionRefusal>> {
  const review = await reviewRegion(ctx, at);
  if (!review.ok) return review;
  const facts = signedFactsOf(review.value);
  const { account, region } = review.value;
  const own = (await readSignOffs(ctx)).filter((one) => one.account === account.key);
  const signOffs = own
    .filter((one) => one.region === region)
    .map((one) => ({ ...one, changed: changedSince(one.facts, facts) }));
  const newest = new Map<string, SignOff>();
  for (const one of own) if (!newest.has(one.region)) newest.set(one.region, one);
  const elsewhere = [...newest.values()]
    .filter((one) => one.region !== region)
    .map(({ id, region: of, at: signedAt, name, withExceptions }) => ({
      id,
      region: of,
      at: signedAt,
      name,
      withExceptions,
    }));
  return ok({ review: review.value, signOffs, elsewhere });
}
