import type { By } from "@/lib/domain/acts/act";
import { sourceIdentityOf } from "@/lib/domain/acts/source-identity";
import { whoKey, whoOf } from "@/lib/domain/audit/entry";
import type { Context } from "@/lib/services/context";

type Asking = Pick<Context, "caller" | "now">;

/** The time as acts keep it: a clock corrected by half a round trip may fall between two milliseconds. */
export const wholeNow = ({ now }: Pick<Context, "now">): number => Math.round(now());

export function byOf(ctx: Asking): By {
  const who = whoOf(ctx.caller);
  return { key: whoKey(who), name: who.name, at: wholeNow(ctx) };
}

/** The person as AWS's own record will name them. */
export const personOf = (ctx: Asking): { sourceIdentity: string } => ({
  sourceIdentity: sourceIdentityOf(whoOf(ctx.caller).name),
});
