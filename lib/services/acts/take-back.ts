import type { Act } from "@/lib/domain/acts/act";
import type { ActEvent } from "@/lib/domain/acts/machine";
import { ok, type Result } from "@/lib/domain/result";
import { type AuditNote, recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { type StandingAct, tellAct } from "./act-docs";
import type { ActRefusal } from "./refusal";
import { refuse, underWay } from "./refuse";
import { standing } from "./standing";

/** Ends an act that nobody confirmed; refused where it is past that. */
export async function takeBack(
  ctx: Context,
  before: StandingAct,
  { event, note }: { event: ActEvent; note: (after: Act) => AuditNote },
): Promise<Result<Act, ActRefusal>> {
  const told = await recorded(ctx, async (stores) => {
    const value = await tellAct(stores.acts, before, { event, now: ctx.now() });
    return { value, notes: value ? [note(value.act)] : [] };
  });
  if (told) return ok(told.act);
  const now = await standing(ctx, before.act.id);
  if (!now.ok) return now;
  const { state } = now.value.act.step;
  return "endedAt" in now.value.act.step
    ? refuse("STALE", `It has ended: ${state}.`, { act: before.act.id })
    : underWay(now.value.act);
}
