"use client";

import type { Ref } from "react";
import { KeyButton } from "@/components/key/key-button";
import type { SetFilters } from "@/components/matrix/use-filters";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { ViewsMenu } from "@/components/views/views-menu";
import { byName } from "@/lib/domain/by-name";
import type { Base } from "@/lib/domain/grid/base";
import { type Filters, isFiltered } from "@/lib/domain/grid/filters";
import { GEOGRAPHIES, type Geography } from "@/lib/domain/region";

type PastFiltersProps = {
  base: Base;
  filters: Filters;
  setFilters: SetFilters;
  /** A kind of change or a line is chosen. */
  asks: boolean;
  clear: () => void;
  searchRef: Ref<HTMLInputElement>;
};

/** The filters of the matrix that fit both moments. */
export function PastFilters({
  base,
  filters,
  setFilters,
  asks,
  clear,
  searchRef,
}: PastFiltersProps) {
  const providers = [...new Set(base.rows.map(({ group }) => group))].sort(byName);
  const geographies = GEOGRAPHIES.filter((geography) =>
    base.columns.some((column) => column.geography === geography),
  );
  return (
    <search
      aria-label="Filters"
      data-print="hide"
      className="scroll-none ml-auto flex items-center gap-2 max-sm:ml-0 max-sm:w-full max-sm:overflow-x-auto"
    >
      <Legend />
      {base.required.includes(1) && (
        <Checkbox
          checked={filters.required}
          onChange={(on) => void setFilters({ required: on || null })}
        >
          Only what we require
        </Checkbox>
      )}
      {base.scope.by === "models" && (
        <Facet
          label="Provider"
          choices={providers.map((value) => ({ value, label: value }))}
          chosen={filters.providers}
          onChange={(chosen) =>
            void setFilters({ provider: chosen.length > 0 ? [...chosen] : null })
          }
        />
      )}
      <Facet<Geography>
        label="Geography"
        choices={geographies.map((value) => ({ value, label: value }))}
        chosen={filters.geographies}
        onChange={(chosen) =>
          void setFilters({ geography: chosen.length > 0 ? [...chosen] : null })
        }
      />
      <SearchField
        ref={searchRef}
        label={`Filter ${base.scope.by}`}
        hotkey="/"
        value={filters.q}
        onChange={(q) => void setFilters({ q: q || null })}
        className="w-44 flex-none max-sm:w-37"
      />
      {(asks || isFiltered(filters)) && (
        <Button variant="quiet" onClick={clear}>
          Clear filters
        </Button>
      )}
      <ViewsMenu />
      <KeyButton />
    </search>
  );
}

/** What the ring and the grey mean. */
function Legend() {
  return (
    <span
      aria-hidden
      className="flex gap-3 pr-1 text-xs whitespace-nowrap text-ink-2 max-2xl:hidden"
    >
      <span className="inline-flex items-center gap-1.5">
        <span className="h-4 w-6 rounded-[5px] border-[1.5px] border-ink-2" />
        changed
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="size-2 rounded-full bg-not-offered-mark" />
        as before
      </span>
    </span>
  );
}
