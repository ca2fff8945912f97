import { createHash, randomUUID } from "node:crypto";
import { dayOf, fitsDay } from "@/lib/domain/proof/budget";
import { agreementBar, type PlannedCall, ProofPlan, plannedCall } from "@/lib/domain/proof/plan";
import { atMostOfAll } from "@/lib/domain/proof/price";
import { newestByRoute, TRY_EVERY_MS } from "@/lib/domain/proof/proof";
import { err, ok, type Result } from "@/lib/domain/result";
import { MINUTE_MS } from "@/lib/domain/time";
import { refusedHere } from "@/lib/services/access/refused";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { type ProofRefusal, refuse } from "./refusal";
import { availabilityOf, findTarget, type Named, type ProofTarget } from "./target";

/** `routes` empty: every open one that can be tried. `image`: a model that makes images is meant to make one. */
export type PlanInput = Named & { routes: readonly string[]; image?: boolean | undefined };
export type PlannedProof = { plan: ProofPlan; hash: string; today: Today };
/** What a day's calls came to, and how many it holds. `cost` in US dollars, as far as prices are known. */
export type Today = { calls: number; cost: number; perDay: number };

const GOOD_FOR_MS = 10 * MINUTE_MS;

/** SHA-256 over the plan, its members in the order of its schema. */
export const hashOfPlan = (plan: ProofPlan): string =>
  createHash("sha256")
    .update(JSON.stringify(ProofPlan.parse(plan)))
    .digest("hex");

/**
 * Says which calls would be made and what they cost at most, and makes none. Good for ten minutes. Nothing is read of AWS
 * before a person confirms; then it is.
 */
export async function planProof(
  ctx: Context,
  input: PlanInput,
): Promise<Result<PlannedProof, ProofRefusal>> {
  const tried = { right: "prove", account: input.account, what: "proof.previewed" } as const;
  const refused = await refusedHere(ctx, tried);
  if (refused !== null) return refuse("FORBIDDEN", refused);
  const found = await findTarget(ctx, input);
  if (!found.ok) return found;
  const target = found.value;
  const calls = await callsOf(ctx, target, input);
  if (!calls.ok) return calls;
  const today = await readToday(ctx, target.prover.accountId);
  if (!fitsDay(today, { more: calls.value.length, perDay: today.perDay }))
    return refuse("OVER_BUDGET", overBudget(today));
  const madeAt = Math.round(ctx.now());
  const plan: ProofPlan = {
    version: 1,
    id: randomUUID(),
    account: { id: target.prover.accountId, name: target.account.name },
    region: target.region.region,
    modelId: target.shape.modelId,
    modelName: target.modelName,
    calls: [...calls.value],
    price: atMostOfAll(calls.value),
    roleArn: target.prover.roleArn,
    image: input.image ?? false,
    madeAt,
    expiresAt: madeAt + GOOD_FOR_MS,
  };
  const hash = hashOfPlan(plan);
  return recorded(ctx, async (stores) => {
    const body = JSON.stringify(plan);
    await stores.proofs.addPlan({ id: plan.id, account: plan.account.id, createdAt: madeAt, body });
    const note = {
      what: "proof.previewed",
      on: onOf(plan),
      details: { hash, calls: plan.calls.length, atMostUsd: plan.price },
    } as const;
    return { value: ok({ plan, hash, today }), notes: [note] };
  });
}

export const onOf = ({ id, account, region, modelId }: ProofPlan) => ({
  account: account.id,
  region,
  model: modelId,
  subject: id,
});

export async function readToday(
  ctx: Pick<Context, "now" | "settings" | "stores">,
  account: string,
): Promise<Today> {
  const spent = await ctx.stores.proofs.spent(account, dayOf(ctx.now()));
  return { ...spent, perDay: ctx.settings().prove.callsPerDay };
}

export const overBudget = ({ calls, perDay }: Today): string =>
  `Today ${calls} of ${perDay} calls are used in this account. The day ends at midnight in UTC.`;

/** The calls that were asked for; of all routes those that can be tried, and where none can, why not. */
async function callsOf(
  ctx: Pick<Context, "now" | "stores">,
  target: ProofTarget,
  { routes, image = false }: PlanInput,
): Promise<Result<readonly PlannedCall[], ProofRefusal>> {
  const barred = agreementBar(availabilityOf(target));
  if (barred) return barred;
  const { offered, shape } = target;
  const asked = routes.length > 0 ? [...new Set(routes)] : offered.map(({ route }) => route);
  const planned = asked.map((route) => plannedCall(shape, { route, offered, image }));
  const soon = await tooSoon(ctx, target);
  const outcomes = planned.map((one) =>
    one.ok && soon.has(one.value.route) ? err(soonOf(one.value.route)) : one,
  );
  const refused = outcomes.flatMap((one) => (one.ok ? [] : [one]));
  const calls = outcomes.flatMap((one) => (one.ok ? [one.value] : []));
  const [first] = refused;
  if (first && (routes.length > 0 || calls.length === 0)) return first;
  return calls.length > 0
    ? ok(calls)
    : refuse("NOT_OFFERED", "No route leads to this model here, so nothing is tried.");
}

async function tooSoon(
  ctx: Pick<Context, "now" | "stores">,
  { prover, region, shape }: ProofTarget,
): Promise<ReadonlySet<string>> {
  const place = { account: prover.accountId, region: region.region, modelId: shape.modelId };
  const tries = await ctx.stores.proofs.since(ctx.now() - TRY_EVERY_MS, place);
  return new Set(newestByRoute(tries).keys());
}

const soonOf = (route: string): ProofRefusal => ({
  code: "TOO_SOON",
  message: `The route ${route} was tried within the last 15 minutes.`,
});
