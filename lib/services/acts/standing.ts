import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { readStored, type StandingAct } from "./act-docs";
import type { ActRefusal } from "./refusal";
import { noSuchAct } from "./refuse";

/** An act as it stands, for who moves it: it may name accounts out of reach. Refused where there is none that the caller reaches. */
export async function standing(
  ctx: Pick<Context, "stores" | "log">,
  id: string,
): Promise<Result<StandingAct, ActRefusal>> {
  const row = await ctx.stores.acts.get(id);
  const found = row && readStored(ctx, row);
  return found ? ok(found) : noSuchAct(id);
}
