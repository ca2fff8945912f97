import type { ConfirmProofInput, PlanProofInput } from "@/lib/contracts/actions/proofs";
import type { PlannedCalls } from "@/lib/contracts/proofs";
import { KEPT_MS, newestByRoute } from "@/lib/domain/proof/proof";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { confirmProof } from "./confirm-proof";
import { planProof } from "./plan-proof";
import { shownProof } from "./read-proofs";
import type { ProofRefusal } from "./refusal";

/** The calls of a cell by every route that can be tried, as the confirmation shows them. */
export async function planCell(
  ctx: Context,
  { account, region, modelId, image }: PlanProofInput,
): Promise<Result<PlannedCalls, ProofRefusal>> {
  const planned = await planProof(ctx, { account, region, modelId, routes: [], image });
  if (!planned.ok) return planned;
  const { plan, hash, today } = planned.value;
  const place = { account: plan.account.id, region, modelId };
  const newest = newestByRoute(await ctx.stores.proofs.since(ctx.now() - KEPT_MS, place));
  return ok({
    id: plan.id,
    hash,
    accountName: plan.account.name,
    accountId: plan.account.id,
    region,
    modelName: plan.modelName,
    roleName: plan.roleArn.split("/").at(-1) ?? plan.roleArn,
    calls: plan.calls.map(({ route, id, destinations, atMost }) => {
      const proof = newest.get(route);
      return { route, id, destinations, atMost, proof: proof ? shownProof(proof) : null };
    }),
    price: plan.price,
    today,
    image: plan.image,
    serverNow: ctx.now(),
  });
}

/** Makes the calls that were shown; what came of them is read from the store. */
export async function confirmCell(
  ctx: Context,
  { id, hash }: ConfirmProofInput,
): Promise<Result<{ tried: number }, ProofRefusal>> {
  const done = await confirmProof(ctx, { id, hash });
  if (!done.ok) return done;
  return ok({ tried: done.value.tried.filter(({ state }) => state === "tried").length });
}
