"use client";

import { useId, useState } from "react";
import { Command } from "@/components/ui/code";
import { LinkOut } from "@/components/ui/link-out";
import { DOCS_LINKS } from "@/lib/domain/links/docs";
import { increaseCommand, suggestedValue } from "@/lib/domain/quota/increase";
import type { QuotaLine } from "@/lib/domain/quota/lines";

/** The command that asks AWS for more. Nothing is sent from here: a person who may runs it. */
export function IncreaseForm({ line }: { line: QuotaLine }) {
  const id = useId();
  const [text, setText] = useState(() => String(suggestedValue(line) ?? ""));
  if (line.adjustable === false) {
    return (
      <p className="text-ink-2">
        Not adjustable in Service Quotas. AWS Support decides on other ways.{" "}
        <LinkOut href={DOCS_LINKS.quotaIncrease.docs}>{DOCS_LINKS.quotaIncrease.label}</LinkOut>
      </p>
    );
  }
  const desiredValue = wholeNumber(text);
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-ink-2">
        Value to ask for
        <input
          id={id}
          inputMode="numeric"
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          className="hairline h-7 w-36 rounded-md bg-surface px-2 text-right text-ink [--hairline-color:var(--color-control)] max-sm:h-8 max-sm:text-[16px]"
        />
      </label>
      {desiredValue === null ? (
        <p className="text-ink-2">A whole number above 0 gives the command.</p>
      ) : (
        <Command
          text={increaseCommand({ quotaCode: line.quotaCode, region: line.region, desiredValue })}
        />
      )}
      <p className="max-w-[64ch] text-ink-2">
        AWS Support decides, and takes no less than the default. Legacy models are not raised. One
        request a quota can be open at a time.
      </p>
    </div>
  );
}

function wholeNumber(text: string): number | null {
  const digits = text.replace(/[\s,_]/g, "");
  if (!/^\d{1,15}$/.test(digits) || Number(digits) === 0) return null;
  return Number(digits);
}
