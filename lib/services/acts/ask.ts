import { randomUUID } from "node:crypto";
import type { Act } from "@/lib/domain/acts/act";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { askedAct } from "@/lib/domain/acts/machine";
import { ok, type Result } from "@/lib/domain/result";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { addAct, lockOf, readStored } from "./act-docs";
import { findAccount } from "./find-account";
import { forbidden } from "./forbidden";
import { noteOf } from "./notes";
import type { ActRefusal } from "./refusal";
import { refuse, switchedOff, underWay } from "./refuse";
import { byOf } from "./who";

export type AskInput = { account: string; target: ActTarget; reason: string };

export const REASON_MAX = 500;

/** Asks an admin for an act: it waits where acts are confirmed, and the webhook is told. Needs no role and sends nothing. */
export async function askForAct(
  ctx: Context,
  { account: name, target, reason }: AskInput,
): Promise<Result<Act, ActRefusal>> {
  const off = switchedOff(ctx, target.kind);
  if (off) return off;
  const found = await findAccount(ctx, name);
  if (!found.ok) return found;
  const { accountId } = found.value.account;
  const tried = { account: accountId, what: "act.asked" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: "ask" });
  if (refusal) return refusal;
  if (reason.length > REASON_MAX)
    return refuse("BAD_INPUT", `A reason has at most ${REASON_MAX} characters.`);
  const start = { id: randomUUID(), account: accountId };
  const act = askedAct(start, { target, by: byOf(ctx), reason: reason.trim() });
  const added = await recorded(ctx, async (stores) => {
    const value = await addAct(stores.acts, act, ctx.now());
    return {
      value,
      notes: value ? [noteOf(act, "act.asked", { said: act.wish?.reason ?? "" })] : [],
    };
  });
  if (added) return ok(act);
  return inTheWay(ctx, accountId, target);
}

/** The act that holds the lock; it may have ended a moment ago. */
export async function inTheWay(
  ctx: Pick<Context, "stores" | "log">,
  accountId: string,
  target: ActTarget,
): Promise<Result<never, ActRefusal>> {
  const row = await ctx.stores.acts.holding(lockOf(accountId, target));
  const standing = row && readStored(ctx, row);
  return standing
    ? underWay(standing.act)
    : refuse("UNDER_WAY", "The same was just being done. Look at it, then try again.");
}
