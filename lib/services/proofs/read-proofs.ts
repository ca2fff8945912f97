import type { ProofView, ShownProof } from "@/lib/contracts/proofs";
import type { CellRef } from "@/lib/domain/cell-ref";
import { isImage, provable } from "@/lib/domain/proof/kinds";
import { agreementBar, plannedCall } from "@/lib/domain/proof/plan";
import { KEPT_MS, newestByRoute, type Proof } from "@/lib/domain/proof/proof";
import { scheduleOf } from "@/lib/domain/proof/schedule";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { readToday } from "./plan-proof";
import type { ProofRefusal } from "./refusal";
import { availabilityOf, findCell, provingAccount } from "./target";

/** What calls of a cell came to, by route, and what can be tried. Reads the store alone. */
export async function readProofs(
  ctx: Context,
  ref: CellRef,
): Promise<Result<ProofView, ProofRefusal>> {
  const found = await findCell(ctx, ref);
  if (!found.ok) return err(found.error);
  const cell = found.value;
  const { account, world, offered, shape } = cell;
  const prover = provingAccount(ctx, account);
  const place = { account: account.key, region: ref.region, modelId: ref.modelId };
  const newest = newestByRoute(await ctx.stores.proofs.since(world.now - KEPT_MS, place));
  const barred = agreementBar(availabilityOf(cell));
  const by = provable(shape);
  return ok({
    off: prover.ok ? (barred?.error.message ?? null) : prover.error.message,
    image: by.by !== null && isImage(by.by),
    routes: offered.map(({ route }) => {
      const planned = plannedCall(shape, { route, offered, image: true });
      const proof = newest.get(route);
      return {
        route,
        why: planned.ok ? null : planned.error.message,
        proof: proof ? shownProof(proof) : null,
      };
    }),
    today: prover.ok ? await readToday(ctx, prover.value.accountId) : null,
    schedule: scheduleOf(ctx.settings().requirements, {
      account,
      region: ref.region,
      modelId: ref.modelId,
      provider: cell.provider,
    }),
    serverNow: world.now,
  });
}

export const shownProof = ({ refused, ...proof }: Proof): ShownProof => ({
  outcome: proof.outcome,
  at: proof.at,
  latencyMs: proof.latencyMs,
  inputTokens: proof.inputTokens,
  outputTokens: proof.outputTokens,
  requestId: proof.requestId,
  againAt: proof.againAt,
  by: proof.by,
  refused: refused && {
    of: refused.of,
    code: refused.code,
    owner: refused.owner,
    message: refused.message,
  },
});
