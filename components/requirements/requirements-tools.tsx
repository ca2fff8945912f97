"use client";

import { LineMark } from "@/components/requirements/line-state";
import { ownerKey, type RequirementsUrl } from "@/components/requirements/use-requirements-url";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Facet } from "@/components/ui/menu";
import type { RequirementRow } from "@/lib/contracts/requirements";
import { byName } from "@/lib/domain/by-name";
import { regionRank } from "@/lib/domain/known-regions";
import { OWNERS, type Owner } from "@/lib/domain/owner";
import type { LineCounts, LineState } from "@/lib/domain/requirement/line";
import { figure } from "@/lib/domain/words/figure";
import { LINE_STATE_NAME } from "@/lib/domain/words/line-states";
import { OWNER_WORD } from "@/lib/domain/words/owners";

const SHOWN: readonly LineState[] = ["met", "short", "not_met", "cannot_tell"];

type RequirementsToolsProps = {
  /** Before any filter. */
  rows: readonly RequirementRow[];
  counts: LineCounts;
} & RequirementsUrl;

/** Lines by state, each number a filter, and the filters by Region and by who acts. */
export function RequirementsTools({ rows, counts, url, set }: RequirementsToolsProps) {
  const regions = [...new Set(rows.flatMap(({ region }) => region ?? []))].sort(
    (a, b) => regionRank(a) - regionRank(b) || byName(a, b),
  );
  const owners = new Set(rows.filter(({ state }) => state !== "met").map(ownerKey));
  const toggle = (state: LineState) =>
    void set({
      state: url.state.includes(state)
        ? url.state.filter((other) => other !== state)
        : [...url.state, state],
    });
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="hide">
      <fieldset
        aria-label="Lines by state"
        className="-ml-2 flex gap-0.5 max-sm:grid max-sm:w-full max-sm:grid-cols-2"
      >
        {SHOWN.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={url.state.includes(state)}
            onClick={() => toggle(state)}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-md px-2 whitespace-nowrap max-sm:h-8",
              url.state.includes(state) ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover",
            )}
          >
            <LineMark state={state} />
            <b
              className={counts[state] === 0 ? "font-normal text-ink-3" : "font-semibold text-ink"}
            >
              {figure(counts[state])}
            </b>
            {LINE_STATE_NAME[state]}
          </button>
        ))}
      </fieldset>
      <span className="pl-2 text-sm text-ink-3 max-xl:hidden">
        counted by model, Region and account
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-2 max-lg:ml-0">
        <Facet
          label="Region"
          choices={regions.map((value) => ({ value, label: value }))}
          chosen={url.region}
          onChange={(region) => void set({ region: [...region] })}
        />
        <Facet
          label="Who acts"
          choices={[...owners].map((value) => ({ value, label: ownerName(value) }))}
          chosen={url.owner}
          onChange={(owner) => void set({ owner: [...owner] })}
        />
        <Checkbox checked={url.open} onChange={(open) => void set({ open })}>
          Only what does not hold
        </Checkbox>
      </span>
    </div>
  );
}

const isOwner = (text: string): text is Owner => OWNERS.some((owner) => owner === text);
const ownerName = (key: string): string => (isOwner(key) ? OWNER_WORD[key] : "Nobody");
