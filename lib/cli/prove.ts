import { globalRegions } from "@/lib/domain/how-to-call/grant";
import type { PlannedCall, ProofPlan } from "@/lib/domain/proof/plan";
import type { Proof } from "@/lib/domain/proof/proof";
import { dayCostText, dollarText, proofWords, provisionalWords } from "@/lib/domain/proof/words";
import { destinationText } from "@/lib/domain/review/destinations";
import { isoTime } from "@/lib/domain/words/dates";
import { confirmProof } from "@/lib/services/proofs/confirm-proof";
import { type PlannedProof, planProof } from "@/lib/services/proofs/plan-proof";
import type { ProofRefusal } from "@/lib/services/proofs/refusal";
import type { NotTried, TriedRoute } from "@/lib/services/proofs/try-calls";
import { regionGap } from "@/lib/services/world/gaps";
import { accountFinder } from "./find-account";
import type { Io } from "./io";
import { PROVE_USAGE, type ProveArgs, parseProveArgs } from "./prove-args";
import { runScan } from "./run-scan";
import { gapLines } from "./scan-gaps";
import type { CommandApp } from "./with-app";
import { withStore } from "./with-store";

const USAGE_ERROR = 3;
const REFUSED = 1;
const NO_VERDICT = 2;

/** Plans calls of a model, or makes those of a plan. */
export async function prove(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseProveArgs(args);
  if (!parsed.ok) {
    io.err(`bedrock-readiness prove: ${parsed.error}\n`);
    return USAGE_ERROR;
  }
  const asked = parsed.value;
  if (asked.do === "help") {
    io.out(PROVE_USAGE);
    return 0;
  }
  return withStore(io, (app) =>
    asked.do === "plan" ? plan(app, asked, io) : confirm(app, asked, io),
  );
}

type Asked<Do extends ProveArgs["do"]> = Extract<ProveArgs, { do: Do }>;

async function plan(app: CommandApp, asked: Asked<"plan">, io: Io): Promise<number> {
  const { account, region, modelId } = asked;
  const { ctx } = app;
  const found = (await accountFinder(ctx))(account);
  if (!found) {
    io.err(`bedrock-readiness prove: --account ${account} is not configured.\n`);
    return USAGE_ERROR;
  }
  const scope = { accounts: [found.key], regions: [region], models: [modelId] };
  const { why } = await runScan(app, scope);
  if (why !== null) {
    io.err(`bedrock-readiness prove: ${why}\n`);
    return NO_VERDICT;
  }
  const [read] = (await ctx.world.readOne(found.key)).accounts;
  const gap = read ? regionGap(read, region) : null;
  if (gap) {
    io.err(`bedrock-readiness prove: ${gapLines([gap]).join("\n")}\n`);
    return NO_VERDICT;
  }
  const planned = await planProof(ctx, { ...asked, account: found.accountId ?? found.key });
  if (!planned.ok) {
    io.err(`${planned.error.message}\n`);
    return REFUSAL_EXIT[planned.error.code];
  }
  io.out(asked.format === "json" ? planJson(planned.value) : planText(planned.value));
  return 0;
}

/** `destinations` as aws:RequestedRegion names them. */
const callJson = (
  { route, id, operation, destinations, atMost }: PlannedCall,
  { region }: Pick<ProofPlan, "region">,
) => ({
  route,
  id,
  operation,
  destinations: route === "global" ? globalRegions(region) : destinations,
  mayRunIn: destinationText(route, destinations),
  atMostUsd: atMost,
});

function planJson({ plan: shown, hash }: PlannedProof): string {
  const { id, calls, price } = shown;
  const told = { proof: id, hash, calls: calls.map((call) => callJson(call, shown)), price };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function planText({ plan: shown, hash, today }: PlannedProof): string {
  const { id, account, region, modelName, calls, price } = shown;
  const count = calls.length === 1 ? "1 call" : `${calls.length} calls`;
  return [
    `${count} of ${modelName} from ${region}, in ${account.name ?? account.id}:`,
    ...calls.map(
      ({ route, id: called, destinations, atMost }) =>
        `  ${route}  ${called}  at most ${dollarText(atMost)}\n    may run in ${destinationText(route, destinations)}`,
    ),
    `At most ${dollarText(price)}. Today ${today.calls} of ${today.perDay} calls, ${dayCostText(today.cost)}.`,
    "Invocation logs of the account, where they are on, will hold prompt and answer.",
    `To make ${calls.length === 1 ? "it" : "them"} within ten minutes:`,
    `  bedrock-readiness prove confirm ${id} --hash ${hash}`,
    "",
  ].join("\n");
}

async function confirm(
  { ctx }: CommandApp,
  { id, hash, format }: Asked<"confirm">,
  io: Io,
): Promise<number> {
  const done = await confirmProof(ctx, { id, hash });
  if (!done.ok) {
    io.err(`${done.error.message}\n`);
    return REFUSAL_EXIT[done.error.code];
  }
  const { tried } = done.value;
  const lines = tried.map((one) => `${lineOf(one, ctx.now())}\n`).join("");
  const json = { proof: id, tried: tried.map(triedJson) };
  io.out(format === "json" ? `${JSON.stringify(json, null, 2)}\n` : lines);
  return exitCode(tried);
}

/** A try as JSON: when, by which route, and the answer or the exact refusal. */
const triedJson = (one: TriedRoute) =>
  one.state === "not-tried"
    ? { route: one.route, outcome: "not-tried", why: one.why }
    : proofJson(one.proof);

const proofJson = ({ at, refused, calledId, route, outcome, ...proof }: Proof) => ({
  route,
  id: calledId,
  outcome,
  at: isoTime(at),
  latencyMs: proof.latencyMs,
  inputTokens: proof.inputTokens,
  outputTokens: proof.outputTokens,
  calls: proof.calls,
  costUsd: proof.cost,
  requestId: proof.requestId,
  againAt: isoTime(proof.againAt),
  refused,
});

const NOT_TRIED = {
  "over-budget": "the day's calls are used",
  "too-soon": "it was tried within 15 minutes",
  forbidden: "the right to it is gone",
} as const satisfies Record<NotTried, string>;

function lineOf(one: TriedRoute, now: number): string {
  if (one.state === "not-tried") return `${one.route}  not tried: ${NOT_TRIED[one.why]}`;
  const { proof } = one;
  const why = proof.refused ? `: ${proof.refused.message}` : "";
  const more = provisionalWords(proof);
  return `${proof.route}  ${proofWords(proof, now)}${why}${more === null ? "" : ` (${more})`}`;
}

function exitCode(tried: readonly TriedRoute[]): number {
  const outcomes = tried.map((one) => (one.state === "tried" ? one.proof.outcome : "not-tried"));
  if (outcomes.includes("refused")) return REFUSED;
  return outcomes.every((outcome) => outcome === "answered") ? 0 : NO_VERDICT;
}

const REFUSAL_EXIT = {
  OFF: USAGE_ERROR,
  NO_ROLE: USAGE_ERROR,
  NOT_FOUND: USAGE_ERROR,
  NOT_PROVABLE: REFUSED,
  IMAGE: REFUSED,
  NOT_READ: NO_VERDICT,
  ROLE: NO_VERDICT,
  NO_AGREEMENT: REFUSED,
  NOT_OFFERED: REFUSED,
  CLOSED: REFUSED,
  FORBIDDEN: REFUSED,
  OVER_BUDGET: REFUSED,
  TOO_SOON: REFUSED,
  STALE: REFUSED,
  EXPIRED: REFUSED,
  USED: REFUSED,
  MOVED: REFUSED,
} as const satisfies Record<ProofRefusal["code"], number>;
