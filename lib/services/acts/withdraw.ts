import type { Act } from "@/lib/domain/acts/act";
import type { Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { forbidden } from "./forbidden";
import { noteOf } from "./notes";
import type { ActRefusal } from "./refusal";
import { standing } from "./standing";
import { takeBack } from "./take-back";
import { byOf } from "./who";

/**
 * Takes a wish or a preview back: who asked may while they may ask there, and who may do acts in the account. Somebody else's wish stays asked for
 * when its preview is discarded; to end it is to decline it.
 */
export async function withdrawAct(
  ctx: Context,
  { id }: { id: string },
): Promise<Result<Act, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  const by = byOf(ctx);
  const isOwn = act.wish?.by.key === by.key;
  const tried = { account: act.account, act: id, what: "act.ended" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: isOwn ? "ask" : "act" });
  if (refusal) return refusal;
  const said = act.step.state === "asked" ? "Taken back." : "Discarded; nothing was sent.";
  const goes = act.wish && !isOwn ? "discarded" : "withdrawn";
  return takeBack(ctx, found.value, {
    event: goes === "discarded" ? { type: "discarded" } : { type: "withdrawn", by, said },
    note: (after) =>
      goes === "discarded"
        ? noteOf(act, "act.previewed", { outcome: "refused", said })
        : noteOf(after, "act.ended", { outcome: "refused", said }),
  });
}
