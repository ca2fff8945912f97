"use client";

import { WhoActs } from "@/components/requirements/in-the-way";
import { LineStateText } from "@/components/requirements/line-state";
import { LineStepLink } from "@/components/requirements/line-step";
import { rowsOfAccounts } from "@/components/requirements/shown-rows";
import { Since } from "@/components/requirements/since";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Td, Th } from "@/components/ui/table";
import { Unbroken } from "@/components/ui/unbroken";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { accountLabel } from "@/lib/domain/account-label";
import { linesIn, sumCounts } from "@/lib/domain/requirement/line";
import { type Overview, type OverviewRow, overviewOf } from "@/lib/domain/requirement/overview";
import { holdText, openText } from "@/lib/domain/requirement/sentence";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { midSentence } from "@/lib/domain/words/sentence";
import { routes } from "@/lib/routes";

/** `10 of 14 hold in payments-prod, 3 of 4 in risk-prod.` and what stands before the rest. */
export function Held({ view, accounts }: { view: RequirementsView; accounts: readonly string[] }) {
  const shown = rowsOfAccounts(view, accounts);
  if (shown.length === 0) return "Nothing is required in the accounts shown.";
  const own = view.accounts
    .filter(({ key }) => accounts.includes(key))
    .map((account) => ({
      name: accountLabel(account),
      counts: sumCounts(shown.filter((row) => row.account === account.key)),
    }))
    .filter(({ counts }) => linesIn(counts) > 0);
  const several = own.length > 1 && own.length < 4;
  const parts = several ? own : [{ name: null, counts: sumCounts(shown) }];
  return (
    <>
      {parts.map(({ name, counts }, at) => (
        <span key={name}>
          {at > 0 && ", "}
          <b className="font-semibold text-ink">
            {at > 0 ? midSentence(holdText(counts)) : holdText(counts)}
          </b>
          {name !== null && ` in ${name}`}
        </span>
      ))}
      . <Unbroken>{openText({ rows: shown })}</Unbroken>
    </>
  );
}

type OverviewTableProps = { overview: Overview; serverNow: EpochMs };
type RequiredRowsProps = { rows: readonly RequirementRow[]; serverNow: EpochMs };

/** A row for each requirement of which a line does not hold, by Region. */
export function RequiredRows({ rows: required, serverNow }: RequiredRowsProps) {
  const overview = overviewOf(required);
  const { regions, moreRegions, rows, moreHold } = overview;
  const seen = new Set<string>();
  return (
    <table
      aria-label="Requirements by Region"
      className="mt-0.5 w-full border-collapse short:hidden max-sm:block max-sm:short:hidden max-sm:[&_tbody]:block max-sm:[&_thead]:hidden"
    >
      <thead>
        <tr>
          <Th className="py-1">Requirement</Th>
          {regions.map((region) => (
            <Th key={region} className="py-1">
              {region}
            </Th>
          ))}
          {moreRegions > 0 && <Th className="py-1">{`+${moreRegions}`}</Th>}
          <Th className="py-1 max-xl:hidden">Since</Th>
          <Th className="py-1">Next step</Th>
          <Th className="py-1 max-md:hidden">Who acts</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = row.line?.step?.key ?? "";
          const written = seen.has(key);
          seen.add(key);
          return <OverviewLine key={row.requirement} {...{ row, overview, written, serverNow }} />;
        })}
        {moreHold > 0 && (
          <tr>
            <Td colSpan={regions.length + (moreRegions > 0 ? 5 : 4)} className="pb-0 text-ink-2">
              {`${moreHold} more ${moreHold === 1 ? "holds" : "hold"}`}
            </Td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type OverviewLineProps = OverviewTableProps & { row: OverviewRow; written: boolean };

const TD = "py-[5px] whitespace-nowrap max-sm:border-0 max-sm:p-0 max-sm:leading-6";

function OverviewLine({ row, overview, written, serverNow }: OverviewLineProps) {
  const { requirement, line, cells } = row;
  const hidden = [...cells].filter(([region]) => !overview.regions.includes(region));
  const open = hidden.filter(([, { state }]) => state !== "met").length;
  return (
    <tr className="last:*:border-b-0 last:*:pb-0 max-sm:block max-sm:border-b max-sm:border-line max-sm:py-2 max-sm:last:border-0">
      <Td className={cn(TD, "max-sm:block max-sm:font-medium")}>
        <Link href={routes.requirement(requirement)} className="link">
          {requirement}
        </Link>
      </Td>
      {overview.regions.map((region) => (
        <RegionCell key={region} region={region} cell={cells.get(region)} />
      ))}
      {overview.moreRegions > 0 && (
        <Td className={cn(TD, "text-ink-2 max-sm:hidden")}>
          {open > 0 && counted(open, "more does not hold", "more do not hold")}
        </Td>
      )}
      <Td className={cn(TD, "max-xl:hidden max-sm:block max-sm:text-xs max-sm:text-ink-3")}>
        {line && (
          <>
            <span className="sm:hidden">since </span>
            <Since at={line.since} serverNow={serverNow} />
          </>
        )}
      </Td>
      <Td className={cn(TD, "max-xl:whitespace-normal max-sm:hidden")}>
        {line && written && <span className="text-ink-2">{line.step?.same}</span>}
        {line && !written && <LineStepLink line={line} writtenAt={null} />}
      </Td>
      <Td
        className={cn(TD, "max-md:hidden [&>span]:ml-1.5 [&>span]:inline max-xl:[&>span]:hidden")}
      >
        {line && <WhoActs line={line} />}
      </Td>
    </tr>
  );
}

type RegionCellProps = { region: string; cell: ReturnType<OverviewRow["cells"]["get"]> };

function RegionCell({ region, cell }: RegionCellProps) {
  if (!cell) return <Td className={cn(TD, "text-ink-3 max-sm:hidden")}>not required</Td>;
  const { state, counts, byGlobal } = cell;
  const all = linesIn(counts);
  const some = state !== "met" && all > 1 ? `${counts.met} of ${all}` : "";
  const beside = byGlobal ? "global only" : some;
  return (
    <Td className={cn(TD, "max-sm:flex max-sm:items-center max-sm:gap-2")}>
      <span className="mr-auto text-ink-2 max-sm:-order-2 sm:hidden">{region}</span>
      <LineStateText state={state} />
      {beside && (
        <span className="ml-1.5 text-xs text-ink-3 max-sm:-order-1 max-sm:ml-0">{beside}</span>
      )}
    </Td>
  );
}
