"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { type Filters, NO_FILTERS } from "@/lib/domain/grid/filters";
import type { Arrangement } from "@/lib/domain/grid/rows";
import { GEOGRAPHIES } from "@/lib/domain/region";
import { STATES } from "@/lib/domain/state";

const text = parseAsString.withDefault("");
const texts = parseAsArrayOf(parseAsString).withDefault([]);
const flag = parseAsBoolean.withDefault(false);

const PARSERS = {
  q: text,
  provider: texts,
  geography: parseAsArrayOf(parseAsStringLiteral(GEOGRAPHIES)).withDefault([]),
  route: texts,
  state: parseAsArrayOf(parseAsStringLiteral(STATES)).withDefault([]),
  cause: parseAsString,
  required: flag,
  requirement: texts,
  endpoints: flag,
  off: flag,
  problems: flag,
  fold: flag,
  closed: texts,
  opened: texts,
};

/** Everything the reader asked of the matrix, kept in the address bar so that it can be sent and bookmarked. */
export function useFilters() {
  const [asked, setAsked] = useQueryStates(PARSERS, { history: "replace", clearOnDefault: true });
  const { q, provider, geography, route, state, cause, required, requirement } = asked;
  const { endpoints, off } = asked;
  const filters = useMemo<Filters>(
    () => ({
      q,
      providers: provider,
      geographies: geography,
      routes: route,
      states: state,
      cause,
      required,
      requirements: requirement,
      noEndpoint: endpoints,
      off,
    }),
    [q, provider, geography, route, state, cause, required, requirement, endpoints, off],
  );
  const { problems, fold, closed, opened } = asked;
  const arrangement = useMemo<Arrangement>(
    () => ({ problemsFirst: problems, foldReady: fold, closed, opened }),
    [problems, fold, closed, opened],
  );
  return { filters, arrangement, set: setAsked };
}

/**
 * The filters by which "In the way" counts: all but state and cause. They follow a moment later, so that who types sees
 * the grid first.
 */
export function useCountingFilters(filters: Filters): Filters {
  const { q, providers, geographies, routes, required, requirements, noEndpoint, off } = filters;
  const counting = useMemo<Filters>(
    () => ({
      ...NO_FILTERS,
      ...{ q, providers, geographies, routes, required, requirements, noEndpoint, off },
    }),
    [q, providers, geographies, routes, required, requirements, noEndpoint, off],
  );
  return useDeferredValue(counting);
}

export type SetFilters = ReturnType<typeof useFilters>["set"];

/** What empties every filter and leaves the order of rows as it is. */
export const CLEARED = {
  q: null,
  provider: null,
  geography: null,
  route: null,
  state: null,
  cause: null,
  required: null,
  requirement: null,
} as const;

/** What speaks of rows: it fits no longer when models give way to accounts, or accounts to models. */
export const ROWS_CLEARED = { q: null, provider: null, closed: null, opened: null } as const;

/** One of a list switched on or off; null when none is left, so that the address stays short. */
export function toggled<T>(list: readonly T[], item: T): T[] | null {
  const next = list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
  return next.length > 0 ? next : null;
}
