import { openRoutes } from "@/lib/domain/closed-route";
import type { State } from "@/lib/domain/state";
import { nameOfText } from "@/lib/domain/text-name";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { regionStatusText } from "@/lib/domain/words/region-status";
import { STATE_WORD } from "@/lib/domain/words/states";
import type { SignedFacts } from "./signoff";
import type { RegionReview } from "./types";

/** What a sign-off keeps of a review. */
export function signedFactsOf(review: RegionReview): SignedFacts {
  return {
    status: review.status,
    readAt: review.readAt,
    models: review.models.map((model) => ({
      modelId: model.modelId,
      name: model.name,
      state: model.state,
      code: model.code,
      cause: model.cause,
      routes: openRoutes(model.routes),
      readAt: model.readAt,
      requestId: model.requestId,
    })),
    requirements: [
      ...review.requirements.map(({ requirement, cell }) => ({
        requirement,
        subject: cell.modelId,
        outcome: cell.outcome,
        reason: cell.findings[0]?.message ?? null,
        tokensPerMinute: cell.tokensPerMinute,
      })),
      ...review.problems.map(({ requirement, finding }) => ({
        requirement,
        subject: finding.about,
        outcome: finding.outcome,
        reason: finding.message,
        tokensPerMinute: null,
      })),
    ],
    destinations:
      review.facts.destinations?.map(({ prefix, regions }) => ({
        prefix,
        regions: [...regions],
      })) ?? null,
    quotasAtZero: review.facts.quotasAtZero?.map(({ quotaName }) => quotaName) ?? null,
    faults: review.faults.map(({ what, fault }) => ({
      what,
      code: fault.code,
      requestId: fault.requestId,
    })),
  };
}

/** What has changed since, one sentence each; empty when nothing has. Times and request ids are no change. */
export function changedSince(then: SignedFacts, now: SignedFacts): readonly string[] {
  return [
    ...statusChange(then, now),
    ...requirementChanges(then, now),
    ...modelChanges(then, now),
    ...destinationChanges(then, now),
    ...listChanges("Quotas at 0", then.quotasAtZero, now.quotasAtZero),
  ];
}

function statusChange(then: SignedFacts, now: SignedFacts): readonly string[] {
  if (then.status === now.status) return [];
  return [
    `The Region was ${regionStatusText(then.status)}; it is ${regionStatusText(now.status)}.`,
  ];
}

function requirementChanges(then: SignedFacts, now: SignedFacts): readonly string[] {
  const keyOf = (one: { requirement: string; subject: string }) =>
    `${one.requirement}, ${one.subject}`;
  const before = new Map(then.requirements.map((one) => [keyOf(one), one]));
  const after = new Map(now.requirements.map((one) => [keyOf(one), one]));
  return unionOf(before, after).flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    if (!was) return [`Required since: ${key}.`];
    if (!is) return [`No longer required: ${key}.`];
    return was.outcome === is.outcome
      ? []
      : [`${key}: was ${OUTCOME_WORD[was.outcome]}, is ${OUTCOME_WORD[is.outcome]}.`];
  });
}

function modelChanges(then: SignedFacts, now: SignedFacts): readonly string[] {
  const before = new Map(then.models.map((one) => [one.modelId, one]));
  const after = new Map(now.models.map((one) => [one.modelId, one]));
  return unionOf(before, after).flatMap((id) => {
    const was = before.get(id);
    const is = after.get(id);
    if (!was)
      return is && is.state !== "not_offered" ? [`${is.name}: new, ${STATE_WORD[is.state]}.`] : [];
    if (!is) return [`${was.name}: was ${STATE_WORD[was.state]}, is in no list now.`];
    const moved = was.state !== is.state || was.code !== is.code;
    if (moved) return [`${is.name}: was ${stateOf(was)}, is ${stateOf(is)}.`];
    const routesKnown = now.destinations !== null && is.state !== "unknown";
    return was.routes.join() === is.routes.join() || !routesKnown
      ? []
      : [`${is.name}: routes were ${textOf(was.routes)}, are ${textOf(is.routes)}.`];
  });
}

function destinationChanges(then: SignedFacts, now: SignedFacts): readonly string[] {
  if (!then.destinations || !now.destinations) {
    return listChanges("Destinations", flat(then.destinations), flat(now.destinations));
  }
  const before = new Map(then.destinations.map((one) => [one.prefix, one.regions]));
  const after = new Map(now.destinations.map((one) => [one.prefix, one.regions]));
  return unionOf(before, after).flatMap((prefix) =>
    listChanges(`Destinations of ${prefix}`, before.get(prefix) ?? [], after.get(prefix) ?? []),
  );
}

const flat = (destinations: SignedFacts["destinations"]): readonly string[] | null =>
  destinations?.map(({ prefix }) => prefix) ?? null;

/** A list that could not be read has neither gained nor lost anything: it is not known. */
function listChanges(
  what: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
): readonly string[] {
  if (!before && !after) return [];
  if (!before) return [`${what}: not known then, read now.`];
  if (!after) return [`${what}: known then, could not be read now.`];
  const added = after.filter((one) => !before.includes(one));
  const gone = before.filter((one) => !after.includes(one));
  return [
    ...added.map((one) => `${what}, new: ${one}.`),
    ...gone.map((one) => `${what}, no longer: ${one}.`),
  ];
}

const unionOf = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>) => [
  ...new Set([...a.keys(), ...b.keys()]),
];

const textOf = (routes: readonly string[]): string => routes.join(", ") || "none";
const stateOf = ({ state, code }: { state: State; code: string | null }): string =>
  code ? `${STATE_WORD[state]} (${code})` : STATE_WORD[state];

/** A short name of what a sign-off rests on, without times, request ids and wording; equal facts have equal names. */
export function basisOf(facts: SignedFacts): string {
  const text = JSON.stringify({
    ...facts,
    readAt: null,
    models: facts.models.map((model) => ({ ...model, readAt: null, requestId: null })),
    requirements: facts.requirements.map((one) => ({ ...one, reason: null })),
    faults: facts.faults.map(({ what, code }) => ({ what, code })),
  });
  return nameOfText(text);
}
