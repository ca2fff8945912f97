import { current } from "@/lib/domain/judge/current";
import { formKey } from "@/lib/domain/judge/form";
import { regionInfo } from "@/lib/domain/known-regions";
import { isNamed } from "@/lib/domain/named";
import { own } from "@/lib/domain/own";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import { ok, type Result } from "@/lib/domain/result";
import { reviewAccount } from "@/lib/domain/review/account";
import { blockersOf } from "@/lib/domain/review/blockers";
import { headlineOf } from "@/lib/domain/review/headline";
import { basisOf, signedFactsOf } from "@/lib/domain/review/signed-facts";
import type {
  RegionReview,
  ReviewCheck,
  ReviewFacts,
  ReviewProblem,
  ReviewRequirement,
} from "@/lib/domain/review/types";
import { rollUp } from "@/lib/domain/rollup";
import { setDurationText } from "@/lib/domain/words/durations";
import { accessOf } from "@/lib/services/accounts/list-accounts";
import type { WorldContext } from "@/lib/services/context";
import { judgedBeside } from "@/lib/services/requirements/judge-requirements";
import { oneAccount } from "@/lib/services/world/choice";
import { quotasAtZero, regionStanding } from "@/lib/services/world/region-standing";
import { regionFaults } from "./faults";
import { type FoundRegion, findRegion, type RegionRefusal } from "./find";
import { destinationsOf, lifecycleOf, modelsOf } from "./models";

export type ReviewAt = { account: string | null; region: string };
type Reads = WorldContext;

/** One region of one account in full, by what the store has now. */
export async function reviewRegion(
  ctx: Reads,
  at: ReviewAt,
): Promise<Result<RegionReview, RegionRefusal>> {
  const { world, judged } = await judgedBeside(ctx, oneAccount(at.account));
  const found = findRegion(world, at.region);
  if (!found.ok) return found;
  const { account, region } = found.value;
  const settings = ctx.settings();
  const age = { now: world.now, staleAfterMs: world.staleAfterMs };
  const required = requiredHere(judged, found.value);
  const problems = problemsHere(judged, found.value);
  const ids = new Set(required.map(({ cell }) => cell.modelId));
  const models = modelsOf(world, found.value, ids);
  const rolled = rollUp(models.map(({ state }) => state));
  const blockers = blockersOf(models, {
    partition: account.partition,
    region: region.region,
    accountId: account.accountId,
    portal: settings.accessPortal,
    access: accessOf(account.ref.access),
    decidingOf: decidingIn(region),
    requirements: required,
  });
  const info = regionInfo(region.region);
  const review = {
    serverNow: world.now,
    account: reviewAccount(account),
    region: region.region,
    city: info.city,
    optIn: info.optIn,
    status: region.judged.status,
    lists: regionStanding(region).lists,
    readAt: region.stored?.readAt ?? null,
    headline: headlineOf({
      region: region.region,
      requirements: required,
      problems,
      blockers,
      counts: rolled.counts,
      lists: regionStanding(region).lists,
      status: region.judged.status,
    }),
    state: rolled.state,
    counts: rolled.counts,
    requirements: required,
    problems,
    blockers,
    models,
    lifecycle: lifecycleOf(world, found.value, ids),
    facts: factsOf(found.value, age),
    faults: regionFaults(found.value, age),
    findings: region.judged.findings,
    checks: [],
    basis: "",
  } satisfies RegionReview;
  return ok({
    ...review,
    checks: checksOf(review, settings.scanIntervalMs),
    basis: basisOf(signedFactsOf(review)),
  });
}

const decidingIn = ({ judged }: FoundRegion["region"]) => {
  const verdicts = new Map(judged.cells.map(({ modelId, verdict }) => [modelId, verdict]));
  return (modelId: string) => {
    const verdict = verdicts.get(modelId);
    return (verdict?.code && verdict.findings[0]) || null;
  };
};

function requiredHere(
  judged: readonly JudgedRequirement[],
  { account, region }: FoundRegion,
): readonly ReviewRequirement[] {
  return judged.flatMap(({ requirement: { name }, cells }) =>
    cells
      .filter((cell) => cell.account === account.key && cell.region === region.region)
      .map((cell) => ({ requirement: name, cell })),
  );
}

/** Problems of requirements that name this region or leave it open, for this account. */
function problemsHere(
  judged: readonly JudgedRequirement[],
  { account, region }: FoundRegion,
): readonly ReviewProblem[] {
  return judged
    .filter(
      ({ requirement: { regions, accounts } }) =>
        isNamed(regions, region.region) && isNamed(accounts, account.key, account.name),
    )
    .flatMap(({ requirement, problems }) =>
      problems
        .filter((one) =>
          isNamed(one.account === null ? null : [one.account], account.key, account.name),
        )
        .filter((one) => one.region === null || one.region === region.region)
        .map(({ account: _account, region: _region, model: _model, ...finding }) => ({
          requirement: requirement.name,
          finding,
        })),
    );
}

type Age = { now: number; staleAfterMs: number };

function factsOf({ account, region }: FoundRegion, age: Age): ReviewFacts {
  const { index, quotas, status, crossModelPerDay: shared } = region.judged;
  const form = current(own(account.facts.forms, formKey(region.region, status)), age);
  const read = current(region.stored?.facts.quotas, age).ok;
  return {
    modelsListed: index.models.ok ? index.models.value.length : null,
    profiles: index.profiles.ok ? index.profiles.value.length : null,
    form: form.ok ? form.value : "not-known",
    quotasListed: read ? quotas.length : null,
    quotasKnown: read ? quotas.filter(({ applied }) => applied !== null).length : null,
    quotasAtZero:
      quotasAtZero(region, age)?.map(({ quotaName, modelId }) => ({ quotaName, modelId })) ?? null,
    crossModelPerDay:
      read && shared ? { applied: shared.applied, defaultValue: shared.default } : null,
    destinations: destinationsOf({ account, region }),
  };
}

/** A scan that runs a little late does not make what it read last time old. */
const FRESH_INTERVALS = 2;

function checksOf(review: RegionReview, scanIntervalMs: number): readonly ReviewCheck[] {
  const { requirements, problems, models, readAt, serverNow, counts, lists } = review;
  const wasAsked = lists === "read" || lists === "failed";
  const judged = requirements.length + problems.length;
  const met = requirements.filter(({ cell }) => cell.outcome === "met").length;
  const oldest = models.reduce<number | null>(
    (least, model) =>
      model.readAt !== null && (least === null || model.readAt < least) ? model.readAt : least,
    readAt,
  );
  const freshMs = FRESH_INTERVALS * scanIntervalMs;
  return [
    {
      check: "fresh",
      holds: wasAsked && oldest !== null && serverNow - oldest <= freshMs,
      detail: setDurationText(freshMs),
    },
    {
      check: "all-known",
      holds: wasAsked && counts.unknown === 0 && models.length > 0,
      detail: countText(counts.unknown),
    },
    {
      check: "requirements-met",
      holds: judged > 0 && met === judged,
      detail: judged === 0 ? "nothing is required" : `${met} of ${judged}`,
    },
  ];
}

const countText = (count: number): string | null => (count > 0 ? `${count} unknown` : null);
