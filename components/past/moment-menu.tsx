"use client";

import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Choice, Menu, MenuItem, MenuLabel, MenuRadio } from "@/components/ui/menu";
import { type Moment, momentText, parseMoment } from "@/lib/domain/past/moment";
import type { FoundMoment, Moments } from "@/lib/domain/past/types";
import { type MomentWords, momentWords, scanWords, signOffWords } from "@/lib/domain/past/words";
import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import { dateText, isoDay } from "@/lib/domain/words/dates";

type MomentMenuProps = {
  /** `from` or `to`, as the button is read aloud. */
  edge: "from" | "to";
  /** As it stands in the address. */
  value: string;
  found: FoundMoment | null;
  moments: Moments | undefined;
  now: EpochMs;
  /** Nothing before this may be picked. */
  after: EpochMs | null;
  onChange: (value: string) => void;
};

const SHOWN_MAX = 8;
const DAYS_AGO = [1, 7, 30] as const;

/** Picks a day, a scan or a sign-off; the later end may also be now. */
export function MomentMenu(props: MomentMenuProps) {
  const { edge, value, found, now, onChange } = props;
  const [typing, setTyping] = useState(false);
  const words = found ? momentWords(found, now) : { when: value || "choose", what: "" };
  const pick = (next: string) => {
    setTyping(false);
    onChange(next);
  };
  return (
    <>
      <Menu
        label={edge === "from" ? "From" : "To"}
        trigger={
          <Button aria-label={`${edge === "from" ? "From" : "To"}: ${words.when} ${words.what}`}>
            {words.when}
            {words.what && (
              <span className="font-normal text-ink-3 max-sm:hidden">{words.what}</span>
            )}
            <ChevronDown aria-hidden strokeWidth={1.75} />
          </Button>
        }
      >
        {edge === "to" && (
          <MenuRadio
            value={value}
            choices={[{ value: momentText({ kind: "now" }), label: "Now" }]}
            onChange={pick}
          />
        )}
        <Choices {...props} onChange={pick} />
        <MenuItem onSelect={() => setTyping(true)}>Another day…</MenuItem>
      </Menu>
      {typing && (
        <DayForm
          label={edge === "from" ? "From the day" : "To the day"}
          now={now}
          onPick={pick}
          onClose={() => setTyping(false)}
        />
      )}
    </>
  );
}

type DayFormProps = {
  label: string;
  now: EpochMs;
  onPick: (day: string) => void;
  onClose: () => void;
};

/** Any day, in UTC; picked when it is said to be, not while one types its year. */
function DayForm({ label, now, onPick, onClose }: DayFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState(isoDay(now));
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="inline-flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (parseMoment(day)?.kind === "day") onPick(day);
      }}
    >
      <input
        ref={field}
        type="date"
        required
        aria-label={label}
        max={isoDay(now)}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        onKeyDown={({ key }) => key === "Escape" && onClose()}
        className="hairline h-7 rounded-md bg-surface px-2 text-sm [--hairline-color:var(--color-control)] max-sm:h-8 forced-colors:border"
      />
      <Button type="submit">Show</Button>
    </form>
  );
}

function Choices({ edge, value, moments, now, after, onChange }: MomentMenuProps) {
  const fits = ({ at }: { at: EpochMs }) => after === null || at > after;
  const signOffs = (moments?.signOffs ?? []).filter(fits).slice(0, SHOWN_MAX);
  const scans = (moments?.scans ?? []).filter(fits).slice(0, SHOWN_MAX);
  const days = DAYS_AGO.map((days) => ({ days, at: now - days * DAY_MS })).filter(fits);
  const groups: readonly { label: string; choices: readonly Choice<string>[] }[] = [
    {
      label: "Sign-offs",
      choices: signOffs.map((one) =>
        choiceOf({ kind: "sign-off", id: one.id }, signOffWords(one, now)),
      ),
    },
    {
      label: edge === "from" ? "Since a day" : "Until a day",
      choices: days.map(({ days, at }) => ({
        value: momentText({ kind: "day", day: isoDay(at) }),
        label: dateText(at, now),
        end: days === 1 ? "yesterday" : `${days} days ago`,
      })),
    },
    {
      label: "Scans",
      choices: scans.map((one) => choiceOf({ kind: "scan", id: one.id }, scanWords(one, now))),
    },
  ];
  return groups.map(
    ({ label, choices }) =>
      choices.length > 0 && (
        <div key={label}>
          <MenuLabel>{label}</MenuLabel>
          <MenuRadio value={value} choices={choices} onChange={onChange} />
        </div>
      ),
  );
}

const choiceOf = (moment: Moment, { when, what }: MomentWords): Choice<string> => ({
  value: momentText(moment),
  label: when,
  end: what,
});
