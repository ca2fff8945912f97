"use client";

import { LoadNotice } from "@/components/regions/load-notice";
import { RegionsTable } from "@/components/regions/regions-table";
import { useRegionUrl } from "@/components/regions/use-region-url";
import { Empty } from "@/components/ui/empty";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { GEOGRAPHIES } from "@/lib/domain/region";
import type { RegionLine, RegionsView } from "@/lib/domain/review/types";
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
  const { account } = useRegionUrl();
  const shown = view.accounts.find(({ key }) => key === account) ?? view.accounts[0];
  const lines = view.lines.filter((line) => line.account.key === shown?.key);
  const open = lines.filter(isOpen);
  const folded = lines.filter((line) => !isOpen(line));
  return (
    <>
      <PageHeader title="Regions">
        <p>{sentenceOf(open, folded)}</p>
      </PageHeader>
      {lines.length === 0 && (
        <Empty title="No Region has been read yet.">The first scan reads them all.</Empty>
      )}
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
        <details className="mt-8">
          <summary className="cursor-pointer font-semibold">
            Off, or without a Bedrock endpoint{" "}
            <span className="text-sm font-normal text-ink-3">
              {folded.length}, left out of the counts
            </span>
          </summary>
          <RegionsTable label="Other Regions" lines={folded} serverNow={view.serverNow} />
        </details>
      )}
    </>
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
