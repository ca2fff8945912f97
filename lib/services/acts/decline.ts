import type { Act } from "@/lib/domain/acts/act";
import type { Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { REASON_MAX } from "./ask";
import { forbidden } from "./forbidden";
import { noteOf } from "./notes";
import type { ActRefusal } from "./refusal";
import { refuse } from "./refuse";
import { standing } from "./standing";
import { takeBack } from "./take-back";
import { byOf } from "./who";

/** Answers a wish with no, in a sentence for who asked. */
export async function declineAct(
  ctx: Context,
  { id, said }: { id: string; said: string },
): Promise<Result<Act, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  const tried = { account: act.account, act: id, what: "act.declined" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: "act" });
  if (refusal) return refusal;
  const sentence = said.trim();
  if (sentence === "" || sentence.length > REASON_MAX)
    return refuse("BAD_INPUT", `Say why, in at most ${REASON_MAX} characters.`, { act: id });
  return takeBack(ctx, found.value, {
    event: { type: "declined", by: byOf(ctx), said: sentence },
    note: (after) => noteOf(after, "act.declined", { said: sentence }),
  });
}
