import type { Right } from "@/lib/domain/access/rights";
import type { Result } from "@/lib/domain/result";
import { refusedHere } from "@/lib/services/access/refused";
import type { AuditNote } from "@/lib/services/audit/record";
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

/** The refusal of who may not do this in the account, put on record; null: they may. */
export async function forbidden(
  ctx: Context,
  { act, ...tried }: Tried,
): Promise<Result<never, ActRefusal> | null> {
  const of = act === undefined ? {} : { act };
  const said = await refusedHere(ctx, { ...tried, ...(act !== undefined && { subject: act }) });
  return said === null ? null : refuse("FORBIDDEN", said, of);
}
