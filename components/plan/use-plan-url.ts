"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { OWNERS } from "@/lib/domain/owner";
import { DEFAULT_ORDER, PLAN_SORTS, type PlanFilter, type PlanOrder } from "@/lib/domain/plan/rows";
import type { Picked } from "@/lib/domain/plan/selection";
import { PLAN_FORMS } from "@/lib/domain/plan/text";
import type { PlanAddress } from "@/lib/queries/plan";
import { inList } from "@/lib/routes";

export const NOBODY = "nobody" as const;
const NONE = "none";
const OWNER_FILTERS = [...OWNERS, NOBODY] as const;
export const FORMS = ["preview", ...PLAN_FORMS] as const;
export type Form = (typeof FORMS)[number];

const PARSERS = {
  account: parseAsString,
  region: parseAsArrayOf(parseAsString).withDefault([]),
  model: parseAsArrayOf(parseAsString).withDefault([]),
  requirement: parseAsArrayOf(parseAsString).withDefault([]),
  required: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
  owner: parseAsArrayOf(parseAsStringLiteral(OWNER_FILTERS)).withDefault([]),
  sort: parseAsStringLiteral([...PLAN_SORTS, ...PLAN_SORTS.map((by) => `-${by}` as const)]),
  pick: parseAsArrayOf(parseAsString),
  form: parseAsStringLiteral(FORMS).withDefault("preview"),
};

/** The whole state of the plan, kept in the address bar. */
export function usePlanUrl() {
  const [url, set] = useQueryStates(PARSERS);
  const asked: PlanAddress = {
    account: url.account ?? undefined,
    region: url.region.join(",") || undefined,
    model: url.model.join(",") || undefined,
    requirement: url.requirement.map(inList).join(",") || undefined,
    required: url.required ? "true" : undefined,
  };
  const filter: PlanFilter = {
    q: url.q,
    owners: url.owner.map((owner) => (owner === NOBODY ? null : owner)),
  };
  const picked: Picked = url.pick?.filter((id) => id !== NONE) ?? null;
  const pick = (ids: readonly string[]) => void set({ pick: ids.length > 0 ? [...ids] : [NONE] });
  return { url, set, asked, filter, order: orderOf(url.sort), picked, pick };
}

export type PlanUrl = ReturnType<typeof usePlanUrl>;

function orderOf(sort: string | null): PlanOrder {
  if (sort === null) return DEFAULT_ORDER;
  const descending = sort.startsWith("-");
  const by = PLAN_SORTS.find((one) => one === sort.replace("-", ""));
  return by ? { by, descending } : DEFAULT_ORDER;
}
