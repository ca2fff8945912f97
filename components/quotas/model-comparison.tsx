"use client";

import { useState } from "react";
import { QuotaBar } from "@/components/quotas/quota-bar";
import { QuotaValue } from "@/components/quotas/quota-value";
import { SCOPE_WORD, scopeWord, UNIT_WORD } from "@/components/quotas/words";
import { keepAccount } from "@/components/shell/use-account";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { QuotasView } from "@/lib/contracts/quotas";
import { compareRegions, largestOf, type RegionComparison } from "@/lib/domain/quota/compare";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { type Standing, standingOf } from "@/lib/domain/quota/standing";
import { QUOTA_SCOPES } from "@/lib/domain/quota/types";
import { routes } from "@/lib/routes";

type ModelComparisonProps = { view: QuotasView; name: string; account: string | null };

/** One model over all Regions: applied tokens a minute by route, and a day; bars share one scale. */
export function ModelComparison({ view, name, account }: ModelComparisonProps) {
  const rows = compareRegions(view);
  const largest = largestOf(rows);
  const [whole, setWhole] = useState(false);
  const isFolded = (row: RegionComparison, place: number) =>
    !whole && place >= ROWS_ON_PHONES && !isLow(row);
  const folded = rows.filter(isFolded).length;
  return (
    <>
      <Table label={`Tokens for ${name} by Region`} stack>
        <thead>
          <tr>
            <Th>Region</Th>
            {QUOTA_SCOPES.map((scope) => (
              <Th key={scope} num>
                {SCOPE_WORD[scope]}
              </Th>
            ))}
            <Th num>Tokens a day</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Tr key={row.region} className={isFolded(row, place) ? "max-sm:hidden!" : undefined}>
              <Td className="whitespace-nowrap max-sm:col-span-2">
                <Link
                  href={keepAccount(routes.quotas({ region: row.region }), account)}
                  className="link max-sm:inline-block max-sm:min-h-6"
                >
                  {row.region}
                </Link>
                <Sub>{row.city}</Sub>
              </Td>
              {QUOTA_SCOPES.map((scope) => (
                <Td key={scope} num className={PHONE_LINE}>
                  <Label>{SCOPE_WORD[scope]}</Label>
                  <Values lines={row.byScope[scope]} row={row} full={largest} />
                </Td>
              ))}
              <Td num className={PHONE_LINE}>
                <Label>Tokens a day</Label>
                <Values lines={row.perDay} row={row} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {folded > 0 && (
        <Button className="mt-3 sm:hidden" onClick={() => setWhole(true)}>
          Show all {rows.length} Regions
        </Button>
      )}
    </>
  );
}

/** A Region takes a third of a screen there. */
const ROWS_ON_PHONES = 3;
const LOW: readonly Standing[] = ["zero", "short", "below-default", "not-known"];

/** What may need somebody is never folded away. */
const isLow = ({ byScope, perDay, unread }: RegionComparison): boolean =>
  unread ||
  [...Object.values(byScope).flat(), ...perDay].some((line) => LOW.includes(standingOf(line)));

const PHONE_LINE =
  "max-sm:col-span-2 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:[&>*]:col-start-2";

/** The column's name where the head is not shown. */
const Label = ({ children }: { children: string }) => (
  <span className="col-start-1! row-start-1 text-left text-ink-3 sm:hidden">{children}</span>
);

type ValuesProps = { lines: readonly QuotaLine[]; row: RegionComparison; full?: number };

function Values({ lines, row, full }: ValuesProps) {
  if (lines.length === 0) {
    return row.unread ? (
      <StateText state="unknown">Not read</StateText>
    ) : (
      <span className="text-ink-3">none listed</span>
    );
  }
  return lines.map((line) => (
    <div key={line.quotaCode} className="mb-1 last:mb-0">
      {standingOf(line) === "zero" ? (
        <StateText state="blocked">0</StateText>
      ) : (
        <QuotaValue value={line.applied} />
      )}
      {full !== undefined && (
        <QuotaBar
          applied={line.applied}
          defaultValue={line.defaultValue}
          full={full}
          className="mt-1 ml-auto w-24"
        />
      )}
      <Sub>
        {line.unit === "tokens-per-day" && `${scopeWord(line.scope)}, `}default{" "}
        <QuotaValue value={line.defaultValue} />
        {line.unit !== "tokens-per-minute" &&
          line.unit !== "tokens-per-day" &&
          `, ${UNIT_WORD[line.unit].toLowerCase()}`}
      </Sub>
    </div>
  ));
}
