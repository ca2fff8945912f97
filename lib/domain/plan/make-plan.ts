import { byRemover, isNobodys } from "@/lib/domain/by-remover";
import { regionRank } from "@/lib/domain/known-regions";
import type { Owner } from "@/lib/domain/owner";
import { counted } from "@/lib/domain/words/counted";
import { adviceOf, offerNames } from "./advice";
import { answerMinutes } from "./answer-time";
import { evidenceOf } from "./evidence";
import { headlineOf } from "./headline";
import { type Counted, countCauses, placesOf, type Tally } from "./tally";
import type { Plan, PlanCause, PlanModel, PlanWorld } from "./types";
import { modelsPhrase } from "./words";

/**
 * Everything that stands in the way of what was asked for: every cell and every required line once, at what decides it.
 * Owners stand in the order of required lines, then of cells, those whom nothing is asked of last.
 */
export function makePlan(world: PlanWorld, counted: Counted = countCauses(world)): Plan {
  const { tallies, openings, cells, holding } = counted;
  const causes = tallies.map((tally) => causeOf(tally, world));
  return {
    accounts: world.accounts.map(({ key, accountId, name }) => ({ key, accountId, name })),
    causes: groupsOf(causes).flatMap((group) => group.causes),
    openings,
    totals: { cells, lines: world.lines.length, holding },
    notOffered: world.notOffered,
  };
}

type Counts = Pick<PlanCause, "cells" | "later" | "required" | "requiredLater">;

/** Whether no cell and no required line tells of it: what may be there was not read. */
export const isUncounted = ({ cells, later, required, requiredLater }: Counts): boolean =>
  cells + later + required + requiredLater === 0;

/** The causes of one owner; null: nobody is asked for anything, AWS is at work or it is read again. */
export type OwnerGroup = {
  owner: Owner | null;
  causes: readonly PlanCause[];
  cells: number;
  required: number;
};

const byWeight = (a: Weighed, b: Weighed): number => b.required - a.required || b.cells - a.cells;
type Weighed = Pick<PlanCause, "required" | "cells">;

/** Causes by owner, in the order in which they are to be looked at. */
export function groupsOf(causes: readonly PlanCause[]): readonly OwnerGroup[] {
  const groups = byRemover(causes, byWeight);
  const asked = groups
    .filter(({ owner }) => !isNobodys(owner))
    .map(({ owner, items }) => groupOf(owner, items));
  const rest = groups.filter(({ owner }) => isNobodys(owner)).flatMap(({ items }) => items);
  const nobody = rest.length > 0 ? [groupOf(null, rest.toSorted(byWeight))] : [];
  return [...asked.sort(byWeight), ...nobody];
}

const groupOf = (owner: Owner | null, causes: readonly PlanCause[]): OwnerGroup => ({
  owner,
  causes,
  cells: causes.reduce((sum, { cells }) => sum + cells, 0),
  required: causes.reduce((sum, { required }) => sum + required, 0),
});

function causeOf(tally: Tally, world: PlanWorld): PlanCause {
  const { closer, first, lines } = tally;
  const { kind, owner, state, code, cause, title } = closer;
  const places = placesOf(tally);
  const regions = [...new Set(places.flatMap((place) => place.regions))].sort(
    (a, b) => regionRank(a) - regionRank(b),
  );
  const models = modelsOf(tally);
  const names = models.map(({ name }) => name);
  const advice = adviceOf({ tally, world, regions });
  const needed = first.line?.tokensPerMinute?.needed ?? null;
  const offers = code === "AgreementNotCreated" ? offerNames(tally) : [];
  const of = { kind, state, code, cause, title };
  return {
    id: tally.id,
    ...of,
    owner,
    key: kind === "gate" && !isUncounted(tally) ? closer.key : null,
    detail: detailOf(tally, { names, offers }),
    locked: tally.locked,
    places,
    regions,
    models,
    cells: tally.cells,
    later: tally.later,
    required: tally.required,
    requiredLater: tally.requiredLater,
    lines: lines.map(({ requirement, account, region, modelName }) => ({
      requirement,
      account,
      region,
      model: modelName,
    })),
    ...advice,
    answerMinutes: answerMinutes(advice.takes),
    readAt: tally.readAt,
    headline: headlineOf({ ...of, regions, models: names, offers, needed }),
    evidence: evidenceOf(tally),
    at: cellOf(tally),
  };
}

function modelsOf({ places }: Tally): readonly PlanModel[] {
  const all = new Map([...places.values()].flatMap(({ models }) => [...models]));
  return [...all].map(([modelId, name]) => ({ modelId, name }));
}

function detailOf(
  tally: Tally,
  { names, offers }: { names: readonly string[]; offers: readonly string[] },
): string {
  const { closer, moves, locked } = tally;
  if (isUncounted(tally)) return "What is there is not known";
  if (locked !== null) return "Nothing of it can be read";
  if (closer.code === "AgreementNotCreated") {
    const ends = moves.size > 0 ? `${counted(moves.size, "ends", "end")} soon` : "";
    const offered = offers.length === 1 ? offers[0] : `${offers.length} offers`;
    return [offers.length > 0 ? offered : "", ends].filter(Boolean).join(", ");
  }
  return names.length === 0 ? "" : modelsPhrase(names);
}

function cellOf({ first }: Tally): PlanCause["at"] {
  const { account, region, cell } = first;
  if (!account || !region || !cell) return null;
  return { account: account.key, region: region.region, modelId: cell.modelId };
}
