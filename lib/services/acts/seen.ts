import type { Act } from "@/lib/domain/acts/act";
import { advance } from "@/lib/domain/acts/machine";
import type { Context } from "@/lib/services/context";
import { byOf, wholeNow } from "./who";

/** Whether the caller sees an act: who may act sees all of the account, everybody what they asked for. */
export function seer(ctx: Pick<Context, "caller" | "now" | "holds">): (act: Act) => boolean {
  const { key } = byOf(ctx);
  return ({ account, wish }) => wish?.by.key === key || ctx.holds("act", account);
}

/** A preview is over by its clock, whether or not somebody has written that down yet. */
export const asOfNow = (ctx: Pick<Context, "now">, act: Act): Act =>
  advance(act, { type: "time", at: wholeNow(ctx) });
