import type { Act } from "@/lib/domain/acts/act";
import type { ActKind } from "@/lib/domain/acts/kinds";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { readStored } from "./act-docs";
import type { ActRefusal } from "./refusal";
import { asOfNow, seer } from "./seen";

export type ListActsInput = { account?: string | undefined; kind?: ActKind | undefined };

const ENDED_SHOWN_MS = 7 * DAY_MS;

/** The unfinished acts, and those that ended in the last week; newest first. Who may not act sees what they asked for. */
export async function listActs(
  ctx: Context,
  { account, kind }: ListActsInput,
): Promise<Result<readonly Act[], ActRefusal>> {
  const rows = await ctx.stores.acts.list({ endedSince: ctx.now() - ENDED_SHOWN_MS });
  const acts = rows.flatMap((row) => readStored(ctx, row)?.act ?? []);
  const sees = seer(ctx);
  return ok(
    acts
      .filter((act) => account === undefined || act.account === account)
      .filter((act) => kind === undefined || act.kind === kind)
      .filter(sees)
      .map((act) => asOfNow(ctx, act)),
  );
}
