"use client";

import { useState } from "react";
import { QuotaRow } from "@/components/quotas/quota-row";
import { type QuotaUrl, quotaKey } from "@/components/quotas/use-quota-url";
import { SCOPE_WORD } from "@/components/quotas/words";
import { keepAccount } from "@/components/shell/use-account";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Table, Th } from "@/components/ui/table";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { standingOf } from "@/lib/domain/quota/standing";
import type { EpochMs } from "@/lib/domain/time";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

const ROWS_AT_FIRST = 150;

type QuotaTableProps = {
  label: string;
  /** What leads each row, and where that leads to. */
  lead: "model" | "region" | "none";
  lines: readonly QuotaLine[];
  /** All lines of the page: what is left out by a filter still counts beside a 0. */
  among: readonly QuotaLine[];
  serverNow: EpochMs;
  quotaUrl: QuotaUrl;
};

/** Quotas, zero and low first. */
export function QuotaTable({ label, lead, lines, among, serverNow, quotaUrl }: QuotaTableProps) {
  const [whole, setWhole] = useState(false);
  const { url, set } = quotaUrl;
  const shown = whole ? lines : lines.slice(0, ROWS_AT_FIRST);
  const toggle = (key: string) => void set({ quota: url.quota === key ? null : key });
  return (
    <>
      <Table label={label} stack className="max-sm:mt-2">
        <thead>
          <tr>
            {lead !== "none" && <Th>{lead === "model" ? "Model" : "Region"}</Th>}
            <Th>Route</Th>
            <Th>Quota</Th>
            <Th num>Applied</Th>
            <Th num>Default</Th>
            <Th num>Required</Th>
            <Th>State</Th>
            <Th>Increase</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <QuotaRow
              key={quotaKey(line)}
              line={line}
              lead={lead !== "none" && <Lead line={line} by={lead} account={url.account} />}
              others={othersOf(line, among)}
              serverNow={serverNow}
              open={url.quota === quotaKey(line)}
              onToggle={() => toggle(quotaKey(line))}
            />
          ))}
        </tbody>
      </Table>
      {shown.length < lines.length && (
        <Button className="mt-3" onClick={() => setWhole(true)}>
          Show all {figure(lines.length)}
        </Button>
      )}
    </>
  );
}

type LeadProps = { line: QuotaLine; by: "model" | "region"; account: string | null };

function Lead({ line, by, account }: LeadProps) {
  const [words, href] =
    by === "region"
      ? [line.region, routes.quotas({ region: line.region })]
      : [line.modelName ?? line.modelId, routes.quotas({ model: line.modelId ?? undefined })];
  return (
    <Link href={keepAccount(href, account)} className="link max-sm:inline-block max-sm:min-h-6">
      {words}
    </Link>
  );
}

/** The other scopes of this model in this Region whose tokens a minute are known to be above 0. */
function othersOf(line: QuotaLine, among: readonly QuotaLine[]): readonly string[] {
  if (standingOf(line) !== "zero" || line.variant !== null) return [];
  const scopes = among.flatMap((other) => {
    const counts =
      other.modelId === line.modelId &&
      other.region === line.region &&
      other.scope !== line.scope &&
      other.unit === "tokens-per-minute" &&
      other.variant === null &&
      other.applied !== null &&
      other.applied > 0;
    return counts && other.scope ? [SCOPE_WORD[other.scope]] : [];
  });
  return [...new Set(scopes)];
}
