"use client";

import { type ReactNode, type Ref, useMemo } from "react";
import { KeyButton } from "@/components/key/key-button";
import { CLEARED, type SetFilters } from "@/components/matrix/use-filters";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { ViewsMenu } from "@/components/views/views-menu";
import { byName } from "@/lib/domain/by-name";
import type { Base } from "@/lib/domain/grid/base";
import { type Filters, isFiltered, routesIn } from "@/lib/domain/grid/filters";
import type { Arrangement } from "@/lib/domain/grid/rows";
import { GEOGRAPHIES, type Geography } from "@/lib/domain/region";

type FilterBarProps = {
  base: Base;
  /** Names of all that is required. */
  requirements: readonly string[];
  filters: Filters;
  arrangement: Arrangement;
  set: SetFilters;
  searchRef: Ref<HTMLInputElement>;
  /** Beside the key, at the end. */
  children?: ReactNode;
};

const orNull = <T,>(list: readonly T[]): T[] | null => (list.length > 0 ? [...list] : null);

const providersIn = ({ rows }: Base): readonly string[] =>
  [...new Set(rows.map(({ group }) => group))].sort(byName);

/** What to show and in which order. Where it does not fit the line scrolls sideways; the key stays at its end. */
export function FilterBar({
  base,
  requirements,
  filters,
  arrangement,
  set,
  searchRef,
  children,
}: FilterBarProps) {
  const { by } = base.scope;
  const providers = useMemo(() => providersIn(base), [base]);
  const routes = useMemo(() => routesIn(base), [base]);
  const requires = useMemo(() => base.required.includes(1), [base]);
  const geographies = GEOGRAPHIES.filter((geography) =>
    base.columns.some((column) => column.geography === geography),
  );
  const asChoices = <T extends string>(values: readonly T[]) =>
    values.map((value) => ({ value, label: value }));

  return (
    <search
      aria-label="Filters"
      data-print="hide"
      className="scroll-none relative flex min-h-(--tools-h) flex-none items-center gap-2 overflow-x-auto border-t border-line pl-3 sm:pl-5"
    >
      <SearchField
        ref={searchRef}
        label={`Filter ${by}`}
        hotkey="/"
        value={filters.q}
        onChange={(q) => void set({ q: q || null })}
        className="w-60 flex-none max-xl:w-44 max-sm:w-37"
      />
      {by === "models" && (
        <Facet
          label="Provider"
          choices={asChoices(providers)}
          chosen={filters.providers}
          onChange={(provider) => void set({ provider: orNull(provider) })}
        />
      )}
      <Facet<Geography>
        label="Geography"
        choices={asChoices(geographies)}
        chosen={filters.geographies}
        onChange={(geography) => void set({ geography: orNull(geography) })}
      />
      <Facet
        label="Route"
        choices={asChoices(routes)}
        chosen={filters.routes}
        onChange={(route) => void set({ route: orNull(route) })}
      />
      {requirements.length > 1 && (
        <Facet
          label="Requirement"
          choices={asChoices(requirements)}
          chosen={filters.requirements}
          onChange={(requirement) => void set({ requirement: orNull(requirement) })}
        />
      )}
      <span aria-hidden className="mx-1 h-4 w-px flex-none bg-line-strong" />
      {requires && filters.requirements.length === 0 && (
        <Checkbox checked={filters.required} onChange={(on) => void set({ required: on || null })}>
          Only what we require
        </Checkbox>
      )}
      <Checkbox
        checked={arrangement.problemsFirst}
        onChange={(on) => void set({ problems: on || null })}
      >
        Problems first
      </Checkbox>
      <Checkbox checked={arrangement.foldReady} onChange={(on) => void set({ fold: on || null })}>
        Fold ready {by}
      </Checkbox>
      {isFiltered(filters) && (
        <Button variant="quiet" onClick={() => void set(CLEARED)}>
          Clear filters
        </Button>
      )}
      <ViewsMenu />
      <span className="sticky right-0 ml-auto flex flex-none self-stretch bg-canvas py-2 pr-3 pl-2 sm:pr-6">
        {children}
        <KeyButton />
      </span>
    </search>
  );
}
