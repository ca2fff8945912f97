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
import { GEOGRAPHIES } from "@/lib/domain/region";
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
  const open = lines.filter(isOpen);
  const folded = lines.filter((line) => !isOpen(line));
  return (
    <>
      <PageHeader title="Regions">
        <p>{sentenceOf(open, folded)}</p>
      </PageHeader>
      {GEOGRAPHIES.map((geography) => {
        const own = open.filter((line) => line.geography === geography);
        return (
          own.length > 0 && (
            <Block key={geography} title={geography}>
              <RegionsTable label={geography} lines={own} serverNow={view.serverNow} />
            </Block>
          )
        );
      })}
      {folded.length > 0 && (
        <Folded count={folded.length}>
          <RegionsTable label="Other Regions" lines={folded} serverNow={view.serverNow} />
        </Folded>
      )}
    </>
  );
}

type OfSeveralProps = {
  rolls: readonly RegionRoll[];
  accounts: number;
  asked: string | null;
};

function OfSeveral({ rolls, accounts, asked }: OfSeveralProps) {
  const isServed = ({ read, failed, required }: RegionRoll) => read + failed > 0 || required > 0;
  const open = rolls.filter(isServed);
  const folded = rolls.filter((roll) => !isServed(roll));
  const unread = open.filter(({ failed }) => failed > 0).length;
  const everywhere = open.length - unread;
  return (
    <>
      <PageHeader title="Regions">
        <p>
          {accounts} accounts together. {everywhere} of {open.length} Regions were read in every
          account that has them on. Open one to review it account by account.
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
      {folded.length > 0 && (
        <Folded count={folded.length}>
          <RegionRollsTable label="Other Regions" rolls={folded} account={asked} />
        </Folded>
      )}
    </>
  );
}

function Folded({ count, children }: { count: number; children: ReactNode }) {
  return (
    <details className="mt-8">
      <summary className="cursor-pointer font-semibold">
        Off, or without a Bedrock endpoint{" "}
        <span className="text-sm font-normal text-ink-3">{count}, left out of the counts</span>
      </summary>
      {children}
    </details>
  );
}

/** A Region that is being enabled, or is off but required somewhere, stays in sight. */
const isOpen = ({ lists, status, required }: RegionLine): boolean =>
  status === "ENABLING" ||
  (lists !== "off" && lists !== "no-endpoint") ||
  Object.values(required).some((n) => n > 0);

function sentenceOf(open: readonly RegionLine[], folded: readonly RegionLine[]): string {
  const read = open.filter(({ lists }) => lists === "read").length;
  const rest = folded.length > 0 ? ` ${folded.length} more are off or have no Bedrock.` : "";
  return `${read} of ${open.length} Regions read.${rest} Open one to review it before you go live there.`;
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
