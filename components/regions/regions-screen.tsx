"use client";

import type { ReactNode } from "react";
import { FoldedRegions } from "@/components/regions/folded-regions";
import { LoadNotice } from "@/components/regions/load-notice";
import { OtherRegions } from "@/components/regions/other-regions";
import { type RegionRow, rowOfLine, rowOfRoll } from "@/components/regions/region-row";
import { RequiredRegions } from "@/components/regions/required-regions";
import { useRegionUrl } from "@/components/regions/use-region-url";
import { AccountLink } from "@/components/shell/account-link";
import { Empty } from "@/components/ui/empty";
import { Block, PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { RegionsView } from "@/lib/contracts/regions";
import { chosenKeys } from "@/lib/domain/grid/account-choice";
import { countRegions, regionsReadText } from "@/lib/domain/grid/region-counts";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import { bestFirst, goLiveText } from "@/lib/domain/review/go-live";
import { countOnce } from "@/lib/domain/review/required-here";
import { rollLines } from "@/lib/domain/review/roll-lines";
import type { RegionLine } from "@/lib/domain/review/types";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { useRegions } from "@/lib/queries/regions";
import { routes } from "@/lib/routes";

/** Where one can go live, then every Region: on or off, read or not, what is ready and what is required there. */
export function RegionsScreen() {
  const { data: view, error, refetch } = useRegions();
  return (
    <WidePage>
      {error && (
        <LoadNotice
          what="The Regions were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? <Regions view={view} /> : !error && <Loading />}
    </WidePage>
  );
}

function Regions({ view }: { view: RegionsView }) {
  const { asked } = useRegionUrl();
  const keys = chosenKeys(view.accounts, asked);
  const lines = view.lines.filter((line) => keys.includes(line.account.key));
  if (lines.length === 0)
    return (
      <>
        <PageHeader title="Regions" />
        <Empty title="No Region has been read yet.">The first scan reads them all.</Empty>
      </>
    );
  const elsewhere = view.elsewhere
    .filter(({ account }) => account === null || keys.includes(account))
    .reduce((sum, one) => sum + one.lines, 0);
  const list = keys.length === 1 ? ofOne(lines, view.serverNow) : ofSeveral(lines, asked, keys);
  return <RegionList {...list} elsewhere={elsewhere} serverNow={view.serverNow} />;
}

type Listed = { row: RegionRow; folded: FoldedFor | null };
type ListOf = { regions: readonly Listed[]; readText: string };

function ofOne(lines: readonly RegionLine[], serverNow: EpochMs): ListOf {
  const counts = countRegions(lines.map(({ lists }) => lists));
  return {
    regions: lines.map((line) => ({
      row: rowOfLine(line, { lead: "region", serverNow }),
      folded: line.folded,
    })),
    readText: `${regionsReadText(counts)}.`,
  };
}

function ofSeveral(
  lines: readonly RegionLine[],
  asked: string | null,
  keys: readonly string[],
): ListOf {
  const rolls = rollLines(lines);
  const open = rolls.filter(({ folded }) => folded === null);
  const read = open.reduce((sum, roll) => sum + roll.read, 0);
  const on = open.reduce((sum, roll) => sum + roll.read + roll.failed, 0);
  const said = regionsReadText({ on, read, off: 0, withoutEndpoint: 0 });
  return {
    regions: rolls.map((roll) => ({ row: rowOfRoll(roll, asked), folded: roll.folded })),
    readText: `${keys.length} accounts together: ${said}. Open a Region to review it account by account.`,
  };
}

type RegionListProps = ListOf & {
  /** Lines of what is required that are of no Region here. */
  elsewhere: number;
  serverNow: EpochMs;
};

function RegionList({ regions, readText, elsewhere, serverNow }: RegionListProps) {
  const shown = regions.flatMap(({ row, folded }) => (folded === null ? row : []));
  const required = bestFirst(
    shown.filter(({ goLive }) => goLive !== null),
    ({ goLive }) => goLive,
  );
  const others = shown
    .filter(({ goLive }) => goLive === null)
    .toSorted((a, b) => (b.ready?.ready ?? -1) - (a.ready?.ready ?? -1));
  return (
    <>
      <PageHeader title="Regions" wide>
        <GoLiveSentence rows={shown}>{readText}</GoLiveSentence>
      </PageHeader>
      {required.length > 0 && (
        <Block title="Required" note={requiredNote(required, elsewhere)}>
          <RequiredRegions label="Required Regions" rows={required} serverNow={serverNow} />
        </Block>
      )}
      {others.length > 0 && (
        <Block
          title={required.length > 0 ? "Not required" : "All Regions"}
          note={`${counted(others.length, "Region")}, most ready first. Without a requirement there is no judgement, only counts: ready of offered, then the rest.`}
        >
          <OtherRegions label="Other Regions" rows={others} serverNow={serverNow} />
        </Block>
      )}
      <FoldedRegions regions={regions} serverNow={serverNow} />
    </>
  );
}

function requiredNote(rows: readonly RegionRow[], elsewhere: number): string {
  const { met, lines } = countOnce(rows.map(({ required }) => required));
  const beside = elsewhere > 0 ? `; ${elsewhere} more in no Region of this list` : "";
  return `${counted(rows.length, "Region")}, ${met} of ${counted(lines, "holds", "hold")}${beside}`;
}

/** Where one can go live; without requirements no Region is judged. */
function GoLiveSentence({ rows, children }: { rows: readonly RegionRow[]; children: ReactNode }) {
  const text = goLiveText(
    rows.map(({ name, goLive, required }) => ({ region: name, goLive, required })),
  );
  return (
    <>
      <p className="mt-2 max-w-[112ch] text-lg text-ink max-sm:text-md">
        {text === null ? "Nothing is required, so no Region is judged." : unbroken(text)}
      </p>
      <p className="mt-0.5">
        {children}
        {text === null && (
          <>
            {" "}
            One list, counts only;{" "}
            <AccountLink className="link" href={routes.requirements()}>
              add a requirement
            </AccountLink>{" "}
            to get go-live.
          </>
        )}
      </p>
    </>
  );
}

/** No break inside the code of a Region. */
const unbroken = (text: string): ReactNode =>
  text.split(REGION_CODE).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
      <span key={place} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );

const REGION_CODE = /([a-z]{2,}(?:-[a-z]+)+-\d{1,2})/;

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Regions</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
