"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { MomentMenu } from "@/components/past/moment-menu";
import { PAST_CLOSED, type PastUrl, type PastView } from "@/components/past/use-past-url";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Moments, Past } from "@/lib/domain/past/types";

/** A list, since an object with a `then` of its own is taken for a promise. */
const VIEW_WORDS: readonly (readonly [view: PastView, word: string])[] = [
  ["then", "Then"],
  ["changes", "Changes"],
  ["now", "Now"],
];

type PastToolsProps = {
  past: Past | null;
  moments: Moments | undefined;
  now: number;
  pastUrl: PastUrl;
  children?: ReactNode;
};

/** Which two moments, and which of the three views of them. */
export function PastTools({ past, moments, now, pastUrl: { url, set }, children }: PastToolsProps) {
  const shared = { moments, now };
  return (
    <div className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2 sm:pr-6 sm:pl-5">
      <h1 className="text-lg max-sm:w-full">Then and now</h1>
      <span aria-hidden className="h-4 w-px bg-line-strong max-sm:hidden" />
      <span className="inline-flex flex-wrap items-center gap-2">
        <span className="text-ink-2">from</span>
        <MomentMenu
          {...shared}
          edge="from"
          value={url.from}
          found={past?.from ?? null}
          after={null}
          onChange={(from) => void set({ from, line: null })}
        />
        <span className="text-ink-2">to</span>
        <MomentMenu
          {...shared}
          edge="to"
          value={url.to}
          found={past?.to ?? null}
          after={past?.from.at ?? null}
          onChange={(to) => void set({ to, line: null })}
        />
      </span>
      <div className="ml-auto flex items-center gap-2 max-sm:ml-0">
        <ViewSwitch view={url.view} onChange={(view) => void set({ view })} />
        {children}
        <Button
          variant="quiet"
          icon
          aria-label="Back to the matrix"
          onClick={() => void set(PAST_CLOSED, { history: "push" })}
        >
          <X aria-hidden strokeWidth={1.75} />
        </Button>
      </div>
    </div>
  );
}

type ViewSwitchProps = { view: PastView; onChange: (view: PastView) => void };

function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  return (
    <fieldset
      aria-label="What is shown"
      className="hairline inline-flex gap-0.5 rounded-md p-0.5 [--hairline-color:var(--color-line-strong)] forced-colors:border"
    >
      {VIEW_WORDS.map(([one, word]) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          onClick={() => onChange(one)}
          className={cn(
            "h-6 rounded-sm px-2.5 text-sm whitespace-nowrap max-sm:h-7",
            view === one ? "bg-selected font-medium text-ink" : "text-ink-2 hover:bg-hover",
          )}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
