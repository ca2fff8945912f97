import { byName } from "@/lib/domain/by-name";
import { isNobodys } from "@/lib/domain/by-remover";
import type { Owner } from "@/lib/domain/owner";
import { groupsOf, type OwnerGroup } from "./make-plan";
import type { PlanCause } from "./types";

export const PLAN_SORTS = ["cause", "where", "required", "cells", "takes"] as const;
export type PlanSort = (typeof PLAN_SORTS)[number];
export type PlanOrder = { by: PlanSort; descending: boolean };

/** What weighs most first: the order of every owner's causes unless another is asked for. */
export const DEFAULT_ORDER: PlanOrder = { by: "required", descending: true };

export type PlanFilter = {
  q: string;
  /** Null among them: what nobody is asked for. Empty: all. */
  owners: readonly (Owner | null)[];
};

type Asked = { filter: PlanFilter; order: PlanOrder };

/** The rows of the table: owners in their own order, their causes in the order asked for. */
export function rowsOf(
  causes: readonly PlanCause[],
  { filter, order }: Asked,
): readonly OwnerGroup[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = causes.filter(
    (cause) =>
      (filter.owners.length === 0 || filter.owners.includes(groupOwner(cause.owner))) &&
      words.every((word) => hayOf(cause).includes(word)),
  );
  const sign = order.descending ? -1 : 1;
  return groupsOf(shown).map((group) => ({
    ...group,
    causes: group.causes.toSorted(
      (a, b) => sign * COMPARE[order.by](a, b) || b.required - a.required || b.cells - a.cells,
    ),
  }));
}

/** Waiting for AWS and what is not known stand together: nobody is asked for either. */
const groupOwner = (owner: Owner | null): Owner | null => (isNobodys(owner) ? null : owner);

const COMPARE = {
  cause: (a, b) => byName(a.title, b.title),
  where: (a, b) => a.regions.length - b.regions.length,
  required: (a, b) => a.required - b.required,
  cells: (a, b) => a.cells - b.cells,
  takes: (a, b) => minutes(a) - minutes(b),
} as const satisfies Record<PlanSort, (a: PlanCause, b: PlanCause) => number>;

const minutes = ({ answerMinutes }: PlanCause): number => answerMinutes ?? Number.MAX_SAFE_INTEGER;

function hayOf({
  title,
  headline,
  detail,
  regions,
  models,
  lines,
  code,
  cause,
}: PlanCause): string {
  const names = models.flatMap(({ modelId, name }) => [modelId, name]);
  const required = lines.map(({ requirement }) => requirement);
  return [title, headline, detail, code, cause, ...regions, ...names, ...required]
    .join(" ")
    .toLowerCase();
}
