import { cellText } from "@/lib/domain/cell-ref";
import { groupBy } from "@/lib/domain/group-by";
import { fitsDay } from "@/lib/domain/proof/budget";
import { dueAgain, isDue } from "@/lib/domain/proof/due";
import { agreementBar, type PlannedCall, plannedCall } from "@/lib/domain/proof/plan";
import { newestByRoute, type Proof, TRY_EVERY_MS } from "@/lib/domain/proof/proof";
import { keptMsFor } from "@/lib/domain/proof/schedule";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { World } from "@/lib/services/world/world";
import { personOf } from "./person";
import { readToday } from "./plan-proof";
import { cellIn, type ProofTarget, provingAccount } from "./target";
import { type ProvingContext, tryCalls } from "./try-calls";

type DueContext = ProvingContext & Pick<Context, "aws" | "prove" | "world" | "trace">;
type Timed = { requirement: Requirement; everyMs: number };
type Due = { target: ProofTarget; calls: readonly PlannedCall[]; isAgain: boolean };

/** Accounts whose role can't be used, and models that can't be called, with when each is asked about again. */
export type Resting = Map<string, EpochMs>;

/**
 * Makes the calls whose time has come: of requirements that name a time, and, once, of proofs that were provisional. Images
 * are never made by a schedule. What came to nothing rests as long as a route does between two tries; the caller holds
 * `resting` from round to round. Gives how many routes were tried.
 */
export async function proveDue(
  ctx: DueContext,
  signal: AbortSignal,
  resting: Resting = new Map(),
): Promise<number> {
  if (!ctx.settings().prove.enabled) return 0;
  const { requirements } = ctx.settings();
  const proofs = await ctx.stores.proofs.since(ctx.now() - keptMsFor(requirements));
  const timed = requirements.flatMap((requirement): Timed[] => {
    const { proveEveryMs: everyMs } = requirement;
    return everyMs === undefined ? [] : [{ requirement, everyMs }];
  });
  if (timed.length === 0 && proofs.every(({ againAt }) => againAt === null)) return 0;
  let tried = 0;
  for (const due of await dueOf(ctx, proofs, timed)) {
    if (signal.aborted) return tried;
    const { prover } = due.target;
    const names = [prover.accountId, cellText(placeIn(due.target))];
    if (names.some((name) => (resting.get(name) ?? 0) > ctx.now())) continue;
    const came = await ctx.trace.part({ name: "prove" }, () => tryDue(ctx, due, signal));
    if ("rests" in came) resting.set(came.rests, ctx.now() + TRY_EVERY_MS);
    else tried += came.tried;
  }
  return tried;
}

/** The agreement is read again before, as for a person; where the day's calls are used, AWS is asked for nothing. */
async function tryDue(
  ctx: DueContext,
  { target, calls, isAgain }: Due,
  signal: AbortSignal,
): Promise<{ tried: number } | { rests: string }> {
  const { account, region, prover, shape } = target;
  const today = await readToday(ctx, prover.accountId);
  if (!fitsDay(today, { more: 1, perDay: today.perDay })) return { tried: 0 };
  const reader = ctx.aws.readerFor(account.ref, { expect: prover.accountId });
  const availability = await reader.availability(region.region, shape.modelId, signal);
  if (agreementBar(availability.status === "read" ? availability.value : null))
    return { rests: cellText(placeIn(target)) };
  const hands = ctx.prove.proverFor(prover, personOf(ctx));
  const identity = await hands.identity(signal);
  if (identity.status !== "read" || identity.value.accountId !== prover.accountId) {
    ctx.log.warn("the credentials of a proof role can't be used", { account: prover.accountId });
    return { rests: prover.accountId };
  }
  const came = await tryCalls(ctx, target, { calls, hands, signal, isAgain });
  return { tried: came.filter(({ state }) => state === "tried").length };
}

const placeIn = ({ prover, region, shape }: ProofTarget) => ({
  account: prover.accountId,
  region: region.region,
  modelId: shape.modelId,
});

async function dueOf(
  ctx: DueContext,
  proofs: readonly Proof[],
  timed: readonly Timed[],
): Promise<readonly Due[]> {
  const { outline, asked: required } = await ctx.world.survey(
    timed.map(({ requirement }) => requirement),
  );
  const { now } = outline;
  const byPlace = groupBy(proofs, cellText);
  const asked = new Map<string, { place: Wanted; isAgain: boolean }>();
  const want = (place: Wanted, isAgain: boolean) => {
    const key = JSON.stringify([cellText(place), place.route]);
    if (!asked.has(key)) asked.set(key, { place, isAgain });
  };
  for (const own of byPlace.values()) for (const again of dueAgain(own, now)) want(again, true);
  for (const wanted of scheduled(timed, required)) {
    const newest = newestByRoute(byPlace.get(cellText(wanted)) ?? []).get(wanted.route);
    if (isDue(newest, { everyMs: wanted.everyMs, now })) want(wanted, false);
  }
  const places = [...asked.values()];
  if (places.length === 0) return [];
  const due = new Set(places.map(({ place }) => place.account));
  const { world } = await ctx.world.survey([], (accounts) =>
    accounts.flatMap(({ key }) => (due.has(key) ? [key] : [])),
  );
  return places.flatMap(({ place, isAgain }): Due[] => {
    const target = targetAt(ctx, world, place);
    if (!target) return [];
    const { route } = place;
    const planned = plannedCall(target.shape, { route, offered: target.offered, image: false });
    return planned.ok ? [{ target, calls: [planned.value], isAgain }] : [];
  });
}

type Wanted = Pick<Proof, "account" | "region" | "modelId" | "route">;

/** The open routes of the cells that requirements with a time ask for; a cell that a proof closed is tried on. */
function scheduled(
  timed: readonly Timed[],
  asked: RequirementWorld,
): readonly (Wanted & { everyMs: number })[] {
  const closed = new Set(
    asked.cells.filter(({ verdict }) => verdict.findings[0]?.gate === "proof").map(cellText),
  );
  return timed.flatMap(({ requirement, everyMs }) =>
    judgeRequirement(requirement, asked).cells.flatMap((cell) => {
      const { account, region, modelId, state, routes } = cell;
      const isOurs = state === "ready" || closed.has(cellText(cell));
      return isOurs ? routes.map((route) => ({ account, region, modelId, route, everyMs })) : [];
    }),
  );
}

function targetAt(ctx: DueContext, world: World, place: Wanted): ProofTarget | null {
  const account = world.accounts.find(({ key }) => key === place.account);
  const region = account?.regions.find((one) => one.region === place.region);
  const cell = account && region && cellIn(world, { account, region, modelId: place.modelId });
  if (!cell) return null;
  const prover = provingAccount(ctx, cell.account);
  return prover.ok ? { ...cell, prover: prover.value } : null;
}
