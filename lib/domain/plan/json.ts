import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { NOBODY_WORD, OWNER_WORD } from "@/lib/domain/words/owners";
import { behind, effectOf } from "./effect";
import { groupsOf, type OwnerGroup } from "./make-plan";
import { inOrder } from "./order";
import type { Plan, PlanCause } from "./types";

type Made = {
  at: EpochMs;
  /** A whole scan stands behind it. */
  complete: boolean;
  exitCode: number;
  /** Only of this one; null: of all. */
  owner: Owner | null;
};

/** The plan for other programs: owners, each with its causes in the order in which they can be removed. */
export const planJson = (plan: Plan, made: Made): string =>
  `${JSON.stringify(planBody(plan, made), null, 2)}\n`;

/** The same as an object. */
export function planBody(plan: Plan, { at, complete, exitCode, owner }: Made) {
  const { lines, holding, cells } = plan.totals;
  return {
    schemaVersion: 1,
    plannedAt: isoTime(at),
    complete,
    exitCode,
    cells,
    requiredLines: lines,
    requiredLinesHolding: holding,
    accounts: plan.accounts.map(({ accountId, name }) => ({ accountId, name })),
    owners: groupsOf(plan.causes)
      .filter((group) => owner === null || group.owner === owner)
      .map((group) => ownerOut(plan, group)),
  };
}

function ownerOut(plan: Plan, { owner, causes, cells, required }: OwnerGroup) {
  const ids = new Set(causes.map(({ id }) => id));
  const opens = effectOf(plan.openings, ids);
  return {
    owner,
    name: owner === null ? NOBODY_WORD : OWNER_WORD[owner],
    cells,
    requiredLines: required,
    opens: { cells: opens.cells, requiredLines: opens.lines },
    causes: inOrder({ causes, openings: plan.openings }).map((cause) => causeOut(plan, cause)),
  };
}

function causeOut(plan: Plan, cause: PlanCause) {
  const { id, kind, state, code, title, headline, sentence, takes, steps, commands, docs } = cause;
  const opens = effectOf(plan.openings, new Set([id]));
  const nameOf = (key: string) => {
    const account = plan.accounts.find((one) => one.key === key);
    return account?.accountId ?? account?.name ?? key;
  };
  return {
    id,
    kind,
    state,
    code,
    cause: cause.cause,
    title,
    headline,
    sentence,
    cells: cause.cells,
    requiredLines: cause.required,
    opens: { cells: opens.cells, requiredLines: opens.lines },
    thenNeeds: behind(plan.openings, cause).map(({ needs, cells }) => ({ causes: needs, cells })),
    takes,
    places: cause.places.map(({ account, ...place }) => ({ accountId: nameOf(account), ...place })),
    models: cause.models,
    steps: steps.map(({ text, href }) => ({ text, href })),
    commands: commands.map(({ account, text, consequence }) => ({
      accountId: nameOf(account),
      command: text,
      consequence,
    })),
    evidence: cause.evidence.map(({ account, at, ...evidence }) => ({
      accountId: nameOf(account),
      at: isoTime(at),
      ...evidence,
    })),
    readAt: isoTime(cause.readAt),
    docs,
  };
}
