"use client";

import { useRef } from "react";
import { LowMark } from "@/components/quotas/low-mark";
import type { QuotaUrl } from "@/components/quotas/use-quota-url";
import { SCOPE_WORD, SHOW_LOOK, UNIT_WORD } from "@/components/quotas/words";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { cn } from "@/components/ui/cn";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { StateMark } from "@/components/ui/state-mark";
import { countShows, QUOTA_SHOWS } from "@/lib/domain/quota/filter";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { QUOTA_SCOPES, QUOTA_UNITS } from "@/lib/domain/quota/types";
import { figure } from "@/lib/domain/words/figure";

const SCOPES = QUOTA_SCOPES.map((value) => ({ value, label: SCOPE_WORD[value] }));
const UNITS = QUOTA_UNITS.map((value) => ({ value, label: UNIT_WORD[value] }));

/** The counters, which narrow the list to what they count, and the filters beside them. */
export function QuotaTools({
  lines,
  quotaUrl,
}: {
  lines: readonly QuotaLine[];
  quotaUrl: QuotaUrl;
}) {
  const { url, set } = quotaUrl;
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  const counts = countShows(lines);
  return (
    <div className="mb-2 flex min-h-11 flex-wrap items-center gap-x-2 gap-y-2" data-print="hide">
      <div className="-ml-2 flex flex-wrap max-sm:grid max-sm:w-full max-sm:grid-cols-2">
        {QUOTA_SHOWS.map((show) => {
          const { word, state } = SHOW_LOOK[show];
          const pressed = url.show === show;
          return (
            <button
              key={show}
              type="button"
              aria-pressed={pressed}
              onClick={() => void set({ show: pressed ? null : show })}
              className={cn(
                "inline-flex h-8 items-center gap-1.5 rounded-md px-2 whitespace-nowrap text-ink-2 hover:bg-hover",
                pressed && "bg-selected text-ink",
              )}
            >
              {state ? <StateMark state={state} /> : <LowMark />}
              <b className="font-semibold text-ink">{figure(counts[show])}</b> {word}
            </button>
          );
        })}
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">
        <Facet
          label="Route"
          choices={SCOPES}
          chosen={url.scope}
          onChange={(scope) => void set({ scope: [...scope] })}
        />
        <Facet
          label="Unit"
          choices={UNITS}
          chosen={url.unit}
          onChange={(unit) => void set({ unit: [...unit] })}
        />
        <SearchField
          ref={field}
          label="Filter quotas"
          hotkey="/"
          value={url.q}
          onChange={(q) => void set({ q })}
          className="w-[220px] max-sm:w-full"
        />
      </div>
    </div>
  );
}
