import { randomUUID } from "node:crypto";
import { whoOf } from "@/lib/domain/audit/entry";
import { FIRST_TOKENS, MORE_TOKENS } from "@/lib/domain/proof/body";
import { dayOf } from "@/lib/domain/proof/budget";
import { acceptedAtOf, againAtOf } from "@/lib/domain/proof/due";
import type { PlannedCall } from "@/lib/domain/proof/plan";
import { spent } from "@/lib/domain/proof/price";
import { type Proof, TRY_EVERY_MS } from "@/lib/domain/proof/proof";
import { namesMinimum, refusalOf } from "@/lib/domain/proof/refusal";
import { refusedHere } from "@/lib/services/access/refused";
import { whyNot } from "@/lib/services/access/why-not";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { Prover, Tried } from "@/lib/services/ports/prove-aws";
import { readWatch } from "@/lib/services/watches/watch-docs";
import type { ProofTarget } from "./target";

/** What came of a route, or why it was not tried after all. */
export type TriedRoute =
  | { route: string; state: "tried"; proof: Proof }
  | { route: string; state: "not-tried"; why: NotTried };

/** `forbidden`: the right to it, or the session, went while others were tried. */
export type NotTried = "over-budget" | "too-soon" | "forbidden";

export type ProvingContext = Pick<
  Context,
  | "now"
  | "settings"
  | "stores"
  | "log"
  | "caller"
  | "requestId"
  | "address"
  | "keep"
  | "refusal"
  | "holds"
  | "sessionLives"
>;

type Sitting = {
  calls: readonly PlannedCall[];
  hands: Prover;
  signal: AbortSignal;
  /** They are the second try of proofs that were provisional. */
  isAgain?: boolean;
};

const AT_ONCE = 2;

/**
 * Makes calls, at most two at once, each judged by the rights of its moment, counted against the day before it leaves, and put
 * on record with what came of it.
 * What they say of the cell is then judged and kept.
 */
export async function tryCalls(
  ctx: ProvingContext,
  target: ProofTarget,
  sitting: Sitting,
): Promise<readonly TriedRoute[]> {
  const waiting = [...sitting.calls];
  const tried: TriedRoute[] = [];
  const work = async () => {
    for (let call = waiting.shift(); call; call = waiting.shift())
      tried.push(await tryRoute(ctx, target, { ...sitting, call }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { account, region } = target;
  await ctx.keep(
    {
      account: account.ref,
      accountId: account.accountId,
      regions: [{ region: region.region, facts: {} }],
    },
    { scanId: null, verdicts: "now", models: [target.shape.modelId] },
  );
  const order = sitting.calls.map(({ route }) => route);
  return tried.sort((a, b) => order.indexOf(a.route) - order.indexOf(b.route));
}

async function tryRoute(
  ctx: ProvingContext,
  target: ProofTarget,
  { call, hands, signal, isAgain = false }: Sitting & { call: PlannedCall },
): Promise<TriedRoute> {
  const { prover, region, shape } = target;
  const now = ctx.now();
  const at = Math.round(now);
  const day = { perDay: ctx.settings().prove.callsPerDay, dayFrom: dayOf(now) };
  const { key, facts } = target.account;
  const { modelId } = shape;
  const watch = await readWatch(ctx, { account: key, modelId });
  const acceptedAt = acceptedAtOf({ modelId, agreements: facts.agreements, watch });
  const begun: Proof = {
    version: 1,
    id: randomUUID(),
    account: prover.accountId,
    region: region.region,
    modelId,
    route: call.route,
    calledId: call.id,
    outcome: "no-verdict",
    at,
    latencyMs: null,
    stopReason: null,
    inputTokens: null,
    outputTokens: null,
    cost: null,
    calls: 1,
    requestId: null,
    roleArn: prover.roleArn,
    by: whoOf(ctx.caller).name,
    againAt: againAtOf({ at, acceptedAt, isAgain }),
    refused: null,
  };
  const may = { right: "prove", account: prover.accountId } as const;
  if ((await refusedHere(ctx, { ...may, what: "proof.confirmed" })) !== null)
    return { route: call.route, state: "not-tried", why: "forbidden" };
  const began = await ctx.stores.proofs.begin(begun, { ...day, everyMs: TRY_EVERY_MS });
  if (began !== "begun") return { route: call.route, state: "not-tried", why: began };
  const asked = { id: call.id, kind: call.kind, region: region.region };
  let came = await hands.call({ ...asked, maxTokens: FIRST_TOKENS }, signal);
  let calls = 1;
  if (
    came.state === "failed" &&
    namesMinimum(came.fault) &&
    (await whyNot(ctx, { ...may, isThere: false })) === null &&
    (await ctx.stores.proofs.again(begun.id, day))
  ) {
    calls = 2;
    came = await hands.call({ ...asked, maxTokens: MORE_TOKENS }, signal);
  }
  const proof: Proof = { ...begun, calls, ...outcomeOf(came, begun) };
  await recorded(ctx, async (stores) => {
    await stores.proofs.finish(proof);
    return { value: undefined, notes: [noteOf(proof)] };
  });
  return { route: call.route, state: "tried", proof };
}

type Outcome = Omit<Partial<Proof>, "route" | "modelId">;

function outcomeOf(came: Tried, { modelId, route }: Proof): Outcome {
  const { latencyMs, requestId } = came;
  if (came.state === "answered") {
    const { stopReason, inputTokens, outputTokens } = came;
    const cost = spent({ modelId, route }, { input: inputTokens, output: outputTokens });
    return {
      ...{ latencyMs, requestId, stopReason, inputTokens, outputTokens, cost },
      outcome: "answered",
    };
  }
  const { code, cause, owner, message, httpStatus } = came.fault;
  const refusal = refusalOf(came.fault);
  const of = refusal === "account" || refusal === "role" ? refusal : null;
  return {
    latencyMs,
    requestId,
    outcome: refusal === "account" || refusal === "role" ? "refused" : refusal,
    refused: { of, code, cause, owner, message, httpStatus },
  };
}

const OUTCOME_ON_RECORD = {
  answered: "done",
  refused: "refused",
  throttled: "refused",
  "no-verdict": "unknown",
  "not-provable": "failed",
} as const satisfies Record<Proof["outcome"], string>;

const noteOf = (proof: Proof) =>
  ({
    what: "proof.answered",
    outcome: OUTCOME_ON_RECORD[proof.outcome],
    on: {
      account: proof.account,
      region: proof.region,
      model: proof.modelId,
      subject: proof.id,
    },
    said: proof.outcome,
    details: {
      route: proof.route,
      called: proof.calledId,
      calls: proof.calls,
      ...(proof.requestId !== null && { awsRequestId: proof.requestId }),
      ...(proof.refused && { code: proof.refused.code, aws: proof.refused.message }),
      ...(proof.cost !== null && { usd: proof.cost }),
    },
  }) as const;
