"use client";

import { useRef } from "react";
import type { RecordUrl } from "@/components/record/use-record-url";
import { useAccountHay } from "@/components/shell/use-account-hay";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { RECORD_TIMES, type RecordView } from "@/lib/contracts/record";
import { AUDIT_OUTCOMES, AUDIT_WHATS } from "@/lib/domain/audit/whats";
import { counted } from "@/lib/domain/words/counted";

const ALWAYS = "always";
const TIME_WORD = {
  always: "All of it",
  today: "Today",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
} as const satisfies Record<(typeof RECORD_TIMES)[number] | typeof ALWAYS, string>;
const TIMES = [ALWAYS, ...RECORD_TIMES] as const;

type RecordToolsProps = { view: RecordView; recordUrl: RecordUrl };

/** The filters of the record; all of them stand in the address. */
export function RecordTools({ view, recordUrl: { url, set } }: RecordToolsProps) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  const hayOf = useAccountHay();
  return (
    <div className="mt-2 flex min-h-11 flex-wrap items-center gap-2 max-sm:pb-2" data-print="hide">
      <SearchField
        ref={field}
        label="Person, account, act, request id"
        hotkey="/"
        value={url.q}
        onChange={(q) => void set({ q: q || null })}
        className="w-[260px] max-sm:w-full"
      />
      <ChoiceMenu
        label="Time"
        quiet
        value={url.time ?? ALWAYS}
        choices={TIMES.map((value) => ({ value, label: TIME_WORD[value] }))}
        onChange={(value) => void set({ time: value === ALWAYS ? null : value })}
      />
      {view.scope === "all" && (
        <Facet
          label="Who"
          choices={view.who.map(({ key, name }) => ({ value: key, label: name }))}
          chosen={url.who}
          onChange={(who) => void set({ who: [...who] })}
        />
      )}
      <Facet
        label="What"
        choices={AUDIT_WHATS.map((value) => ({ value, label: <code>{value}</code> }))}
        chosen={url.what}
        onChange={(what) => void set({ what: [...what] })}
      />
      {view.accounts.length > 0 && (
        <Facet
          label="Account"
          choices={view.accounts.map(({ key, name }) => ({
            value: key,
            label: name ?? key,
            hay: hayOf(key),
            ...(name !== null && { end: key }),
          }))}
          chosen={url.on}
          onChange={(on) => void set({ on: [...on] })}
        />
      )}
      <Facet
        label="Outcome"
        choices={AUDIT_OUTCOMES.map((value) => ({ value, label: value }))}
        chosen={url.outcome}
        onChange={(outcome) => void set({ outcome: [...outcome] })}
      />
      <span className="ml-auto text-ink-3 max-sm:hidden">{countText(view)}newest first, UTC</span>
    </div>
  );
}

function countText({ count }: RecordView): string {
  if (!count) return "";
  return `${count.more ? "more than " : ""}${counted(count.rows, "row")}, `;
}
