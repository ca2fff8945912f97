import type { Right } from "@/lib/domain/access/rights";
import type { Context } from "@/lib/services/context";

const SESSION_ENDED = "Your session ended. Sign in again.";

/**
 * Why the caller may not do this in the account at this moment, in words; null: they may. A request that works long asks
 * again right before each thing that can't be undone, since grant and session may have gone since it came.
 */
export async function whyNot(
  ctx: Pick<Context, "refusal" | "sessionLives">,
  { right, account }: { right: Right; account: string },
): Promise<string | null> {
  const lives = await ctx.sessionLives();
  return lives ? ctx.refusal(right, [account]) : SESSION_ENDED;
}
