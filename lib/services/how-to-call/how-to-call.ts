import type { HowToCallView } from "@/lib/contracts/how-to-call";
import type { CellRef } from "@/lib/domain/cell-ref";
import { err, ok, type Result } from "@/lib/domain/result";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { NoSuchCell } from "@/lib/services/cells/cell-view";
import type { Context } from "@/lib/services/context";
import { callsOf } from "./calls-of";

/** How a cell's model is called, by each open route, by what the store knows. A cell that is not ready has none. */
export async function howToCall(
  ctx: Context,
  ref: CellRef,
): Promise<Result<HowToCallView, NoSuchCell>> {
  const world = await ctx.world.readOne(ref.account);
  const [account] = world.accounts;
  const region = account?.regions.find((one) => one.region === ref.region);
  const cell = region?.judged.cells.find(({ modelId }) => modelId === ref.modelId);
  if (!account || !region || !cell)
    return err({ code: "NO_SUCH_CELL", message: "No such account, Region and model is known." });
  const { accountId } = account;
  const { state, routes } = cell.verdict;
  const row = world.catalogue.rows.get(ref.modelId);
  const isCallable = state === "ready" && accountId !== null;
  return ok({
    account: account.key,
    region: ref.region,
    modelId: ref.modelId,
    modelName: row ? rowLabel(row) : ref.modelId,
    state,
    calls: isCallable ? callsOf({ account, accountId, region, cell }, routes) : [],
    readAt: cell.readAt,
    maskAccountIds: ctx.settings().maskAccountIds,
    serverNow: world.now,
  });
}
