"use client";

import type { ReactNode } from "react";
import { QuotaBar } from "@/components/quotas/quota-bar";
import { QuotaCode } from "@/components/quotas/quota-code";
import { QuotaDetail } from "@/components/quotas/quota-detail";
import { OpenRequest } from "@/components/quotas/quota-requests";
import { QuotaStanding } from "@/components/quotas/quota-standing";
import { QuotaValue } from "@/components/quotas/quota-value";
import { UseBrief } from "@/components/quotas/use/lazy-use";
import { scopeWord, UNTIED_WORD } from "@/components/quotas/words";
import { Button } from "@/components/ui/button";
import { Sub, Td, Tr } from "@/components/ui/table";
import { burndownRemark } from "@/lib/domain/capacity/words";
import { isBelowDefault, wayToRaise } from "@/lib/domain/quota/increase";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import type { EpochMs } from "@/lib/domain/time";

type QuotaRowProps = {
  line: QuotaLine;
  /** What leads the row: the model in a Region's list, the Region in a model's; false leaves the column out. */
  lead: ReactNode | false;
  /** What still has a quota where this one is 0. */
  others: readonly string[];
  serverNow: EpochMs;
  open: boolean;
  onToggle: () => void;
};

const COLUMNS = 8;
const PHONE_FIGURE = "max-sm:order-5 max-sm:col-span-2 max-sm:flex max-sm:gap-2 max-sm:text-left";

/** One quota as a row, and under it everything known of it when it is open. */
export function QuotaRow({ line, lead, others, serverNow, open, onToggle }: QuotaRowProps) {
  const { applied, defaultValue, required } = line;
  const weight = weightOf(line);
  return (
    <>
      <Tr className={open ? "bg-hover" : undefined}>
        {lead !== false && (
          <Td className="font-medium max-sm:order-1 sm:font-normal sm:whitespace-nowrap">{lead}</Td>
        )}
        <Td className="whitespace-nowrap text-ink-2 max-sm:order-3 max-sm:col-span-2">
          {routeText(line)}
        </Td>
        <Td className="min-w-56 max-sm:order-4 max-sm:col-span-2">
          {line.quotaName}
          <Sub>
            <QuotaCode code={line.quotaCode} href={line.href ?? null} />
            {weight !== null && `, ${weight}`}
            {line.untied && `, ${UNTIED_WORD[line.untied].toLowerCase()}`}
          </Sub>
        </Td>
        <Td num className={PHONE_FIGURE}>
          <Label>Applied</Label>
          <QuotaValue value={applied} />
          <QuotaBar
            applied={applied}
            defaultValue={defaultValue}
            className="mt-1.5 w-20 sm:ml-auto max-sm:hidden"
          />
          {line.use && <UseBrief use={line.use} />}
        </Td>
        <Td num className={`${PHONE_FIGURE} text-ink-3`}>
          <Label>Default</Label>
          <QuotaValue value={defaultValue} />
        </Td>
        <Td num className={PHONE_FIGURE}>
          <Label>Required</Label>
          <QuotaValue value={required} unknown="none" />
        </Td>
        <Td className="max-sm:order-2 max-sm:pr-0 max-sm:text-right">
          <QuotaStanding quota={line} />
          {others.length > 0 && <Sub>{others.join(", ")} not 0</Sub>}
          {line.missing === "no-value" && line.error && (
            <Sub mono>{line.error.split(":", 1)[0]}</Sub>
          )}
        </Td>
        <Td className="max-sm:order-6 max-sm:col-span-2">
          <OpenRequest requests={line.requests} serverNow={serverNow} />
          <Button
            variant="quiet"
            aria-expanded={open}
            aria-label={`${actionWord(line)}: ${line.quotaName}`}
            onClick={onToggle}
            className="-my-1 -ml-2"
          >
            {actionWord(line)}
          </Button>
        </Td>
      </Tr>
      {open && (
        <tr className="max-sm:!block">
          <td
            colSpan={lead === false ? COLUMNS - 1 : COLUMNS}
            className="border-b border-line py-2 max-sm:block"
          >
            <QuotaDetail line={line} serverNow={serverNow} />
          </td>
        </tr>
      )}
    </>
  );
}

function Label({ children }: { children: string }) {
  return <span className="w-16 text-ink-3 sm:hidden">{children}</span>;
}

function routeText({ scope, variant, modelId }: QuotaLine): string {
  if (modelId === null && scope === null) return "";
  return [scopeWord(scope), variant].filter(Boolean).join(", ");
}

function weightOf({ modelId, unit }: QuotaLine): string | null {
  const counts = unit === "tokens-per-minute" || unit === "tokens-per-day";
  return counts && modelId !== null ? burndownRemark(modelId) : null;
}

function actionWord(line: QuotaLine): string {
  const { kind } = wayToRaise(line);
  if (kind === "open" || kind === "not-enforced") return "Details";
  if (isBelowDefault(line)) return "Support case";
  return kind === "request" ? "Request" : "Details";
}
