import { agreementBar, type PlannedCall, ProofPlan } from "@/lib/domain/proof/plan";
import { ok, type Result } from "@/lib/domain/result";
import { isProfileRoute } from "@/lib/domain/routes";
import { refusedHere } from "@/lib/services/access/refused";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { personOf } from "./person";
import { hashOfPlan, onOf } from "./plan-proof";
import { type ProofRefusal, refuse } from "./refusal";
import { findTarget, type ProofTarget } from "./target";
import { type TriedRoute, tryCalls } from "./try-calls";

export type ConfirmInput = { id: string; hash: string };
export type ConfirmedProof = { plan: ProofPlan; tried: readonly TriedRoute[] };

/**
 * Makes the calls of a plan that was shown, once. Before, AWS is read again: nothing is tried where the agreement does not
 * stand, a route is another than was shown, or the role's credentials are of another account.
 */
export async function confirmProof(
  ctx: Context,
  { id, hash }: ConfirmInput,
): Promise<Result<ConfirmedProof, ProofRefusal>> {
  const stored = await ctx.stores.proofs.plan(id);
  const parsed = ProofPlan.safeParse(stored && JSON.parse(stored.body));
  if (!stored || !parsed.success)
    return refuse("NOT_FOUND", "No such plan of calls is known. Make a new one.");
  const plan = parsed.data;
  const { id: account } = plan.account;
  const tried = { right: "prove", account, what: "proof.confirmed", subject: id } as const;
  const forbidden = async () => {
    const said = await refusedHere(ctx, tried);
    return said === null ? null : refuse("FORBIDDEN", said);
  };
  const refused = await forbidden();
  if (refused) return refused;
  if (hashOfPlan(plan) !== hash)
    return refuse("STALE", "The hash is not that of this plan. Nothing was tried.");
  if (stored.usedAt !== null)
    return refuse("USED", "The calls of this plan were made already. Make a new one.");
  if (ctx.now() >= plan.expiresAt)
    return refuse("EXPIRED", "The plan is over ten minutes old. Make a new one.");
  const found = await findTarget(ctx, { ...plan, account: plan.account.id });
  if (!found.ok) return found;
  const target = found.value;
  const { prover } = target;
  if (prover.roleArn !== plan.roleArn)
    return refuse("MOVED", "The proof role of this account is another one now. Make a new plan.");
  const signal = new AbortController().signal;
  const moved = await movedSince(ctx, target, { plan, signal });
  if (moved) return moved;
  const gone = await forbidden();
  if (gone) return gone;
  const hands = ctx.prove.proverFor(prover, personOf(ctx));
  const identity = await hands.identity(signal);
  if (identity.status !== "read" || identity.value.accountId !== prover.accountId) {
    const why =
      identity.status === "failed" ? identity.fault.message : "They are of another account.";
    return refuse("ROLE", `The credentials of the proof role can't be used: ${why}`);
  }
  const isFirst = await recorded(ctx, async (stores) => {
    const used = await stores.proofs.spendPlan(plan.id, ctx.now());
    const note = {
      what: "proof.confirmed",
      on: onOf(plan),
      details: { hash, calls: plan.calls.length, role: plan.roleArn },
    } as const;
    return { value: used, notes: used ? [note] : [] };
  });
  if (!isFirst) return refuse("USED", "The calls of this plan were made already. Make a new one.");
  return ok({ plan, tried: await tryCalls(ctx, target, { calls: plan.calls, hands, signal }) });
}

/** What AWS shows now that is another than the plan rests on; kept, so that the matrix shows it too. */
async function movedSince(
  ctx: Context,
  { account, region }: ProofTarget,
  { plan, signal }: { plan: ProofPlan; signal: AbortSignal },
): Promise<Result<never, ProofRefusal> | null> {
  const { modelId } = plan;
  const reader = ctx.aws.readerFor(account.ref, { expect: plan.account.id, urgent: true });
  const [availability, profiles] = await Promise.all([
    reader.availability(region.region, modelId, signal),
    reader.profiles(region.region, signal),
  ]);
  const facts = { profiles, availability: { [modelId]: availability } };
  await ctx.keep(
    {
      account: account.ref,
      accountId: account.accountId,
      regions: [{ region: region.region, facts }],
    },
    { scanId: null, verdicts: "now" },
  );
  const barred = agreementBar(availability.status === "read" ? availability.value : null);
  if (barred) return barred;
  const isListed = ({ route, id, destinations }: PlannedCall): boolean =>
    !isProfileRoute(route) ||
    (profiles.status === "read" &&
      profiles.value.some(
        (profile) =>
          profile.profileId === id &&
          [...profile.destinations].sort().join() === [...destinations].sort().join(),
      ));
  return plan.calls.every(isListed)
    ? null
    : refuse(
        "MOVED",
        "A profile is another now than was shown, or could not be read. Make a new plan.",
      );
}
