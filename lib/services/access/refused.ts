import type { Right } from "@/lib/domain/access/rights";
import { whyNot } from "@/lib/services/access/why-not";
import { type AuditNote, type RecordContext, recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";

type Tried = {
  right: Right;
  /** By the account's id. */
  account: string;
  what: AuditNote["what"];
  /** What is there already and is tried to be moved, by its id. */
  subject?: string;
};

/**
 * Why the caller may not do this in the account, in words, put on record; null: they may. One's own rows are seen by
 * everybody, the thing itself is not: what it would do is not told there.
 */
export async function refusedHere(
  ctx: RecordContext & Pick<Context, "refusal" | "holds" | "sessionLives">,
  { right, account, what, subject }: Tried,
): Promise<string | null> {
  const said = await whyNot(ctx, { right, account, isThere: subject !== undefined });
  if (said === null) return null;
  const on = { account, ...(subject !== undefined && { subject }) };
  await recordBefore(ctx, { what, outcome: "refused", on, said });
  return said;
}
