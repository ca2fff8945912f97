"use client";

import { useRef } from "react";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import type { PlanView } from "@/lib/contracts/plan";
import { groupsOf } from "@/lib/domain/plan/make-plan";
import { ownerName } from "./plan-rows";
import { NOBODY, type PlanUrl } from "./use-plan-url";

type PlanToolsProps = { view: PlanView; planUrl: PlanUrl };

/** What the table shows: by text and owner; narrowed to Regions, models, or what is required. */
export function PlanTools({ view, planUrl: { url, set } }: PlanToolsProps) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  const owners = groupsOf(view.plan.causes).map((group) => ({
    value: group.owner ?? NOBODY,
    label: ownerName(group),
    end: group.causes.length,
  }));
  const filtered = url.q || url.owner.length + url.region.length + url.model.length > 0;
  return (
    <div className="mb-1 flex flex-wrap items-center gap-2" data-print="hide">
      <SearchField
        ref={field}
        label="Filter causes"
        hotkey="/"
        value={url.q}
        onChange={(q) => void set({ q })}
        className="w-[180px] max-sm:w-full"
      />
      <Facet
        label="Owner"
        choices={owners}
        chosen={url.owner}
        onChange={(owner) => void set({ owner: [...owner] })}
      />
      <Facet
        label="Region"
        choices={view.choices.regions.map((value) => ({ value, label: value }))}
        chosen={url.region}
        onChange={(region) => void set({ region: [...region] })}
      />
      <Facet
        label="Model"
        choices={view.choices.models.map(({ modelId, name }) => ({ value: modelId, label: name }))}
        chosen={url.model}
        onChange={(model) => void set({ model: [...model] })}
      />
      {(filtered || url.requirement.length > 0) && (
        <Button
          variant="quiet"
          onClick={() =>
            void set({ q: null, owner: null, region: null, model: null, requirement: null })
          }
        >
          Clear filters
        </Button>
      )}
      {view.requirements > 0 && (
        <span className="sm:ml-auto">
          <Checkbox checked={url.required} onChange={(on) => void set({ required: on || null })}>
            Only what we require
          </Checkbox>
        </span>
      )}
    </div>
  );
}
