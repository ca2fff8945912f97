"use client";

import type { ReactNode } from "react";
import { LoadNotice } from "@/components/regions/load-notice";
import { RegionRollsTable } from "@/components/regions/region-rolls-table";
import { RegionsTable } from "@/components/regions/regions-table";
import { useRegionUrl } from "@/components/regions/use-region-url";
import { Empty } from "@/components/ui/empty";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { RegionsView } from "@/lib/contracts/regions";
import { chosenKeys } from "@/lib/domain/grid/account-choice";
import { foldedText } from "@/lib/domain/grid/folded-text";
import { countRegions, regionsReadText } from "@/lib/domain/grid/region-counts";
import { GEOGRAPHIES } from "@/lib/domain/region";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import {
  GO_LIVES,
  type GoLive,
  goLiveOf,
  goLiveText,
  requiredIn,
} from "@/lib/domain/review/go-live";
import { type RegionRoll, rollLines } from "@/lib/domain/review/roll-lines";
import type { RegionLine } from "@/lib/domain/review/types";
import { useRegions } from "@/lib/queries/regions";

/** Every Region of the account: on or off, read or not, what is ready, in the way and required there. */
export function RegionsScreen() {
  const { data: view, error, refetch } = useRegions();
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The Regions were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? <Regions view={view} /> : !error && <Loading />}
    </Page>
  );
}

function Regions({ view }: { view: RegionsView }) {
  const { asked } = useRegionUrl();
  const keys = chosenKeys(view.accounts, asked);
  const lines = view.lines.filter((line) => keys.includes(line.account.key));
  return (
    <>
      {lines.length === 0 && (
        <>
          <PageHeader title="Regions" />
          <Empty title="No Region has been read yet.">The first scan reads them all.</Empty>
        </>
      )}
      {lines.length > 0 && keys.length === 1 && <OfOne view={view} lines={lines} />}
      {lines.length > 0 && keys.length > 1 && (
        <OfSeveral rolls={rollLines(lines)} accounts={keys.length} asked={asked} />
      )}
    </>
  );
}

function OfOne({ view, lines }: { view: RegionsView; lines: readonly RegionLine[] }) {
  const { serverNow } = view;
  const shown = lines.filter(({ folded }) => folded === null);
  const required = shown.filter((line) => goLiveOf(line) !== null);
  const others = shown.filter((line) => goLiveOf(line) === null);
  const held = required.reduce((sum, line) => sum + line.required.met, 0);
  const asked = required.reduce((sum, line) => sum + requiredIn(line), 0);
  return (
    <>
      <PageHeader title="Regions">
        <GoLiveSentence regions={shown.map((line) => ({ ...line, goLive: goLiveOf(line) }))} />
        <p>{regionsReadText(countRegions(lines.map(({ lists }) => lists)))}.</p>
      </PageHeader>
      {required.length > 0 && (
        <Block title="Required" note={`${regionsText(required.length)}, ${held} of ${asked} hold`}>
          <RegionsTable
            label="Required Regions"
            lines={worstLast(required)}
            serverNow={serverNow}
          />
        </Block>
      )}
      {required.length > 0 && others.length > 0 && (
        <Block title="Not required" note={`${regionsText(others.length)}, most ready first`}>
          <RegionsTable
            label="Other Regions"
            lines={mostReadyFirst(others)}
            serverNow={serverNow}
          />
        </Block>
      )}
      {required.length === 0 &&
        GEOGRAPHIES.map((geography) => {
          const own = others.filter((line) => line.geography === geography);
          return (
            own.length > 0 && (
              <Block key={geography} title={geography}>
                <RegionsTable label={geography} lines={own} serverNow={serverNow} />
              </Block>
            )
          );
        })}
      <Folded regions={lines}>
        {(own) => <RegionsTable label="Folded Regions" lines={own} serverNow={serverNow} />}
      </Folded>
    </>
  );
}

/** Fit Regions first, then those that need the most. */
const worstLast = (lines: readonly RegionLine[]): readonly RegionLine[] =>
  lines.toSorted((a, b) => rankOf(a) - rankOf(b));

const rankOf = (line: RegionLine): number => {
  const goLive = goLiveOf(line);
  return goLive === null ? -1 : GO_LIVES.indexOf(goLive);
};

const mostReadyFirst = (lines: readonly RegionLine[]): readonly RegionLine[] =>
  lines.toSorted((a, b) => b.counts.ready - a.counts.ready);

const regionsText = (count: number): string => (count === 1 ? "1 Region" : `${count} Regions`);

type GoLiveSentenceProps = { regions: readonly { region: string; goLive: GoLive | null }[] };

/** Where one can go live; without requirements no Region is judged. */
function GoLiveSentence({ regions }: GoLiveSentenceProps) {
  const text = goLiveText(regions);
  if (text !== null) return <p className="mt-2 text-lg text-ink">{text}</p>;
  return (
    <p>
      Nobody requires anything, so no Region is judged. Requirements stand in{" "}
      <code>readiness.yaml</code>.
    </p>
  );
}

type OfSeveralProps = {
  rolls: readonly RegionRoll[];
  accounts: number;
  asked: string | null;
};

function OfSeveral({ rolls, accounts, asked }: OfSeveralProps) {
  const open = rolls.filter(({ folded }) => folded === null);
  const read = open.reduce((sum, roll) => sum + roll.read, 0);
  const on = open.reduce((sum, roll) => sum + roll.read + roll.failed, 0);
  return (
    <>
      <PageHeader title="Regions">
        <GoLiveSentence regions={open} />
        <p>
          {accounts} accounts together: {regionsReadText({ on, read, off: 0, withoutEndpoint: 0 })}.
          Open one to review it account by account.
        </p>
      </PageHeader>
      {GEOGRAPHIES.map((geography) => {
        const own = open.filter((roll) => roll.geography === geography);
        return (
          own.length > 0 && (
            <Block key={geography} title={geography}>
              <RegionRollsTable label={geography} rolls={own} account={asked} />
            </Block>
          )
        );
      })}
      <Folded regions={rolls}>
        {(own) => <RegionRollsTable label="Folded Regions" rolls={own} account={asked} />}
      </Folded>
    </>
  );
}

type Foldable = { region: string; folded: FoldedFor | null };
type FoldedProps<T> = { regions: readonly T[]; children: (own: readonly T[]) => ReactNode };

/** One strip for those that are off, and one for those without an endpoint. */
function Folded<T extends Foldable>({ regions, children }: FoldedProps<T>) {
  return (["off", "no-endpoint"] as const).map((why) => {
    const own = regions.filter(({ folded }) => folded === why);
    const text = foldedText(
      why,
      own.map(({ region }) => region),
    );
    return (
      text && (
        <details key={why} className="mt-6 rounded-md bg-sunken px-3">
          <summary className="cursor-pointer py-2.5 text-ink-2">
            <b className="font-medium text-ink">{text.title}</b> {text.detail}
          </summary>
          {children(own)}
        </details>
      )
    );
  });
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Regions</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
