import type { Act } from "@/lib/domain/acts/act";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { ActRefusal } from "./refusal";
import { noSuchAct } from "./refuse";
import { asOfNow, seer } from "./seen";
import { standing } from "./standing";

/** One act as it stands now, and as it may be shown. */
export async function readAct(
  ctx: Context,
  { id }: { id: string },
): Promise<Result<Act, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  return seer(ctx)(act) ? ok(ctx.shown(asOfNow(ctx, act))) : noSuchAct(id);
}
