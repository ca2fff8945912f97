import type { ActsView, ActView } from "@/lib/contracts/acts";
import type { Act } from "@/lib/domain/acts/act";
import { needsSecondPerson } from "@/lib/domain/acts/confirm";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { Outline } from "@/lib/services/world/outline";
import { lineOf, waitsFor } from "./act-line";
import { listActs } from "./list";
import { readAct } from "./read";
import type { ActRefusal } from "./refusal";
import { wholeNow } from "./who";

/** Every act that the caller may see, as a page lists them, and what may be done here at all. */
export async function actsView(ctx: Context): Promise<ActsView> {
  const [acts, world] = await Promise.all([listActs(ctx, {}), ctx.world.outline()]);
  const { enabled, kinds, secondPerson } = ctx.settings().actions;
  const lines = acts.ok ? acts.value.map((act) => lineOf(act, { ctx, world })) : [];
  return {
    serverNow: ctx.now(),
    enabled,
    kinds: enabled ? kinds : [],
    secondPerson,
    accounts: world.accounts.map(({ key, accountId, name, partition, ref }) => ({
      account: key,
      accountId,
      name,
      hasRole: (ref.actRole ?? null) !== null,
      homeRegion: ctx.act.homeRegion(partition),
    })),
    waiting: lines.filter(waitsFor).length,
    acts: lines,
  };
}

/** One act in full. */
export async function actView(ctx: Context, id: string): Promise<Result<ActView, ActRefusal>> {
  const act = await readAct(ctx, { id });
  return act.ok ? ok(viewOf(act.value, { ctx, world: await ctx.world.outline() })) : act;
}

export function viewOf(act: Act, of: { ctx: Context; world: Outline }): ActView {
  const { ctx, world } = of;
  const { step, target } = act;
  const { accessPortal, actions } = ctx.settings();
  const account = world.accounts.find(({ accountId }) => accountId === act.account);
  const previewed = "preview" in step ? step : null;
  return {
    ...lineOf(act, of),
    serverNow: wholeNow(ctx),
    preview: previewed?.preview ?? null,
    hash: previewed?.hash ?? null,
    word: previewed?.word ?? null,
    secondPerson: needsSecondPerson(act.kind, actions.secondPerson),
    elsewhere: elsewhereOf({
      target,
      accountId: act.account,
      partition: account?.partition ?? "aws",
      portal: accessPortal,
    }),
  };
}
