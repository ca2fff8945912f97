"use client";

import { useId, useState } from "react";
import { ActButtons } from "@/components/acts/act-buttons";
import { useQuotaAccount } from "@/components/quotas/quota-account";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { linkTo } from "@/lib/domain/links/link";
import {
  increaseCommand,
  isBelowDefault,
  suggestedValue,
  supportCase,
  wayToRaise,
} from "@/lib/domain/quota/increase";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { partitionOf } from "@/lib/domain/region";
import { figure } from "@/lib/domain/words/figure";

/** How more of a quota is had. Nothing is sent from here: a person who may reviews the request, runs the command or opens the case. */
export function IncreaseForm({ line }: { line: QuotaLine }) {
  const way = wayToRaise(line);
  switch (way.kind) {
    case "not-enforced":
      return (
        <p className="text-ink-2">
          AWS’s sources disagree whether it is still enforced. Tokens a minute are what to ask for.
        </p>
      );
    case "open":
      return (
        <p className="max-w-[64ch] text-ink-2">
          A request is open. AWS takes one a quota at a time; only its Support case can change it.
        </p>
      );
    case "support":
      return (
        <SupportCase line={line}>
          {way.because === "not-adjustable"
            ? "Service Quotas does not change this quota; AWS Support decides."
            : "Whether Service Quotas takes a request is not known. AWS Support decides in any case."}
        </SupportCase>
      );
    case "request":
      return (
        <div className="grid gap-4">
          {isBelowDefault(line) && (
            <SupportCase line={line}>
              Below the default: AWS Support restores it, free of charge. Service Quotas takes no
              value that is not above the default.
            </SupportCase>
          )}
          <RequestForm line={line} above={way.above} />
        </div>
      );
  }
}

/** The text of a case, filled with what is known of the quota. */
function SupportCase({ line, children }: { line: QuotaLine; children: string }) {
  const { account, portal } = useQuotaAccount();
  const accountId = account?.accountId ?? null;
  const link = linkTo(isBelowDefault(line) ? "supportAccount" : "supportQuotaForm", {
    partition: partitionOf(line.region) ?? "aws",
    region: line.region,
    accountId,
    modelId: null,
    quotaCode: line.quotaCode,
    portal,
  });
  return (
    <div className="grid gap-2">
      <p className="max-w-[64ch] text-ink-2">
        {children} <LinkOut href={link.href}>{link.label}</LinkOut>
      </p>
      <Command text={supportCase({ line, accountId })} label="Copy text" />
    </div>
  );
}

function RequestForm({ line, above }: { line: QuotaLine; above: number }) {
  const id = useId();
  const [text, setText] = useState(() => String(suggestedValue(line) ?? ""));
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
          aria-describedby={`${id}-rule`}
          aria-invalid={desiredValue !== null && desiredValue <= above}
          onChange={(event) => setText(event.target.value)}
          className="hairline h-7 w-36 rounded-md bg-surface px-2 text-right text-ink [--hairline-color:var(--color-control)] max-sm:h-8 max-sm:text-[16px]"
        />
      </label>
      {desiredValue === null || desiredValue <= above ? (
        <p id={`${id}-rule`} className="text-ink-2">
          {desiredValue !== null && `AWS refuses ${figure(desiredValue)}. `}
          It takes a whole number above {figure(above)}, which is {whatIsAbove(line, above)}.
        </p>
      ) : (
        <>
          <RaiseAct line={line} value={desiredValue} />
          <Command
            text={increaseCommand({ quotaCode: line.quotaCode, region: line.region, desiredValue })}
          />
        </>
      )}
      <p className="max-w-[64ch] text-ink-2">
        AWS Support decides. Legacy models are not raised. One request a quota can be open at a
        time.
      </p>
    </div>
  );
}

/** The same as an act of the dashboard, where those are on. */
function RaiseAct({ line, value }: { line: QuotaLine; value: number }) {
  const { account } = useQuotaAccount();
  if (account === null) return null;
  const { region, quotaCode, quotaName } = line;
  return (
    <div className="flex flex-wrap gap-2">
      <ActButtons
        account={account.key}
        target={{ kind: "request-quota-increase", region, quotaCode, value }}
        name={quotaName}
      />
    </div>
  );
}

/** Which of the quota's own values a request has to pass. */
const whatIsAbove = ({ defaultValue }: QuotaLine, above: number): string =>
  above === defaultValue ? "the default" : "what is applied";

function wholeNumber(text: string): number | null {
  const digits = text.replace(/[\s,_]/g, "");
  if (!/^\d{1,15}$/.test(digits) || Number(digits) === 0) return null;
  return Number(digits);
}
