import type { Right } from "@/lib/domain/access/rights";
import type { Result } from "@/lib/domain/result";
import { type AuditNote, recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { ActRefusal } from "./refusal";
import { refuse } from "./refuse";

type Tried = {
  right: Right;
  /** By the account's id. */
  account: string;
  what: AuditNote["what"];
  /** The act that is there, if it is one. */
  act?: string;
};

/**
 * The refusal of who may not do this in the account, put on record; null: they may. One's own rows are seen by everybody,
 * an act is not: what it would do is not told there.
 */
export async function forbidden(
  ctx: Context,
  { right, account, what, act }: Tried,
): Promise<Result<never, ActRefusal> | null> {
  const said = ctx.refusal(right, [account]);
  if (said === null) return null;
  const on = { account, ...(act !== undefined && { subject: act }) };
  await recordBefore(ctx, { what, outcome: "refused", on, said });
  return refuse("FORBIDDEN", said, act === undefined ? {} : { act });
}
