import { placeKey } from "@/lib/domain/cell-ref";
import { groupBy } from "@/lib/domain/group-by";
import { isNamed } from "@/lib/domain/named";
import { judgeRequiredCell } from "./judge-cell";
import { missingModel } from "./missing-model";
import { accountProblems, type Judged, problem, regionProblems, unjudged } from "./problems";
import { type Selector, selectorOf } from "./selector";
import type { Requirement } from "./types";
import type { RequiredCell } from "./world";
import {
  type JudgedRequirement,
  OUTCOMES,
  type Outcome,
  type RequirementCell,
  type RequirementProblem,
  type RequirementRegion,
  type RequirementWorld,
} from "./world";

/**
 * Judges a requirement over everything that is known. Where both the model and the region are named, the model has
 * to be offered there; where one of them is left open, cells without an offer are passed over, unless all are.
 * Left-open regions are those that are on for the account and have a Bedrock endpoint.
 */
export function judgeRequirement(
  requirement: Requirement,
  world: RequirementWorld,
): JudgedRequirement {
  const accounts = accountsOf(requirement, world);
  const scope = scopeOf(requirement, world, accounts);
  const asked = { requirement, world, accounts };
  const selections = requirement.models
    .map(selectorOf)
    .map((selector) => select({ ...asked, selector, scope }));
  const cells = distinct(selections.flatMap((selection) => selection.cells)).map((cell) =>
    judgeRequiredCell(cell, requirement),
  );
  const problems = [
    ...accountProblems(asked),
    ...regionProblems(asked),
    ...selections.flatMap((selection) => selection.problems),
  ];
  return conclude(requirement, cells, problems);
}

/** The outcome of many: not met before could not tell before waiting before met; of nothing, it could not be told. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? "could_not_tell";
}

/** The accounts a requirement holds for, by the key under which the world has them. */
export function accountsOf(requirement: Requirement, world: RequirementWorld): ReadonlySet<string> {
  const wanted = requirement.accounts;
  return new Set(
    world.accounts
      .filter(({ account, name }) => isNamed(wanted, account, name))
      .map(({ account }) => account),
  );
}

function conclude(
  requirement: Requirement,
  cells: readonly RequiredCell[],
  problems: readonly RequirementProblem[],
): JudgedRequirement {
  const stated =
    cells.length + problems.length > 0
      ? problems
      : [
          problem({
            outcome: "could_not_tell",
            about: "account",
            message: "No account or Region has been read that this could be judged by.",
          }),
        ];
  const counts = { not_met: 0, could_not_tell: 0, waiting: 0, met: 0 };
  for (const { outcome } of [...cells, ...stated]) counts[outcome] += 1;
  return {
    requirement,
    outcome: worstOutcome([...cells, ...stated].map(({ outcome }) => outcome)),
    counts,
    cells,
    problems: stated,
  };
}

type Scope = { regions: readonly RequirementRegion[]; cells: readonly RequirementCell[] };

function scopeOf(
  requirement: Requirement,
  world: RequirementWorld,
  accounts: ReadonlySet<string>,
): Scope {
  const named = requirement.regions;
  const regions = world.regions.filter(
    (one) =>
      accounts.has(one.account) &&
      (named ? named.includes(one.region) : one.lists !== "off" && one.lists !== "no-endpoint"),
  );
  const places = new Set(regions.map(placeKey));
  return { regions, cells: world.cells.filter((cell) => places.has(placeKey(cell))) };
}

type Selection = { cells: readonly RequirementCell[]; problems: readonly RequirementProblem[] };
type SelectionInput = Judged & { selector: Selector; scope: Scope };

function select({ selector, scope, ...asked }: SelectionInput): Selection {
  const { requirement, world } = asked;
  if (!world.models.some(selector.matches))
    return { cells: [], problems: [missingModel(selector, asked)] };
  const matching = scope.cells.filter(selector.matches);
  const seen = new Set(matching.map(placeKey));
  const gaps = scope.regions
    .filter((one) => !seen.has(placeKey(one)))
    .map((one) => unjudged(selector, one));
  if (selector.named && requirement.regions) return { cells: matching, problems: gaps };
  const groups = [
    ...groupBy(matching, (cell) => (requirement.regions ? placeKey(cell) : cell.account)).values(),
  ];
  const parts = groups.map((group) => offeredOf(group, selector, requirement.regions !== null));
  return {
    cells: parts.flatMap((part) => part.cells),
    problems: [...gaps, ...parts.flatMap((part) => part.problems)],
  };
}

function offeredOf(
  group: readonly RequirementCell[],
  selector: Selector,
  inOneRegion: boolean,
): Selection {
  const offered = group.filter((cell) => cell.verdict.state !== "not_offered");
  if (offered.length > 0) return { cells: offered, problems: [] };
  const [first] = group;
  const region = inOneRegion ? (first?.region ?? null) : null;
  const message = `No model that fits ${selector.text} is offered in ${region ?? "any Region that is on"}.`;
  const at = { account: first?.account ?? null, region, model: selector.text };
  return {
    cells: [],
    problems: [problem({ outcome: "not_met", about: "model", message, ...at })],
  };
}

const distinct = (cells: readonly RequirementCell[]): readonly RequirementCell[] => [
  ...new Set(cells),
];
