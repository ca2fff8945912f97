import type { Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import type { Context } from "@/lib/services/context";

const SESSION_ENDED = "Your session ended. Sign in again.";

/**
 * Why the caller may not do this in the account at this moment, in words; null: they may. A request that works long asks
 * again right before each thing that can't be undone, since grant and session may have gone since it came. `isThere`: it is
 * about something that is kept, which may be of an account that is read no more, of which `refusal` knows nothing.
 */
export async function whyNot(
  ctx: Pick<Context, "refusal" | "holds" | "sessionLives">,
  { right, account, isThere }: { right: Right; account: string; isThere: boolean },
): Promise<string | null> {
  if (!(await ctx.sessionLives())) return SESSION_ENDED;
  const isOthers = isThere && !ctx.holds(right, account);
  return ctx.refusal(right, [account]) ?? (isOthers ? mayNot(right, null) : null);
}
