"use client";

import { useState } from "react";
import { ExportRecordMenu } from "@/components/record/export-record-menu";
import { RecordRows } from "@/components/record/record-rows";
import { RecordTools } from "@/components/record/record-tools";
import { type RecordUrl, useRecordUrl } from "@/components/record/use-record-url";
import { CheckButton, VerifyLine } from "@/components/record/verify-line";
import { LoadNotice } from "@/components/regions/load-notice";
import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { RecordView } from "@/lib/contracts/record";
import { figure } from "@/lib/domain/words/figure";
import { useRecord, useStanding } from "@/lib/queries/record";

/** What people and machines did, newest first, and whether all of it is as it was written. */
export function RecordScreen() {
  const recordUrl = useRecordUrl();
  const [from, setFrom] = useState(recordUrl.url.row);
  const {
    data,
    error,
    isPlaceholderData,
    refetch,
    fetchNextPage,
    hasNextPage,
    isFetchingNextPage,
  } = useRecord(recordUrl.asked, from);
  const pages = data?.pages ?? [];
  const [first] = pages;
  const newest = () => {
    setFrom(null);
    void recordUrl.set({ row: null });
    if (from === null) void refetch();
  };
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The record was"
          error={error}
          shown={first !== undefined}
          onRetry={() => void refetch()}
        />
      )}
      <Head recordUrl={recordUrl} first={first} />
      {first && (
        <div aria-busy={isPlaceholderData}>
          {first.scope === "all" && (
            <Standing first={first} onNewest={newest} isNewest={from === null} />
          )}
          <RecordTools view={first} recordUrl={recordUrl} />
          <RecordRows pages={pages} recordUrl={recordUrl} from={from} />
          {hasNextPage && (
            <div className="mt-4 flex items-center gap-3">
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show 50 older
              </Button>
              <span className="text-sm text-ink-3">{shownText(pages)}</span>
            </div>
          )}
        </div>
      )}
      {!first && !error && <Loading />}
    </Page>
  );
}

type HeadProps = { recordUrl: RecordUrl; first: RecordView | undefined };

function Head({ recordUrl, first }: HeadProps) {
  const all = first?.scope === "all";
  return (
    <PageHeader
      title="Record"
      actions={
        all && (
          <>
            <CheckButton />
            <ExportRecordMenu recordUrl={recordUrl} />
          </>
        )
      }
    >
      <p>
        What people and machines did. Rows are only ever added; each holds the hash of the row
        before.{" "}
        {first &&
          (all ? (
            <>
              You see all rows; without <code>manage</code> one sees one’s own.
            </>
          ) : (
            "You see your own rows; others’ rows are not shown."
          ))}
      </p>
    </PageHeader>
  );
}

type StandingProps = { first: RecordView; isNewest: boolean; onNewest: () => void };

/** New rows are told and not pushed in, so that no row moves under the eye. */
function Standing({ first, isNewest, onNewest }: StandingProps) {
  const { data: standing, error } = useStanding(true);
  const added = standing && first.head ? standing.head.seq - first.head.seq : 0;
  return (
    <>
      <VerifyLine standing={standing} failed={error !== null} />
      {(added > 0 || !isNewest) && (
        <p className="mt-3 text-sm text-ink-2" role="status">
          {added > 0 && `${figure(added)} new ${added === 1 ? "row" : "rows"}. `}
          <button type="button" className="link" onClick={onNewest}>
            Show the newest
          </button>
        </p>
      )}
    </>
  );
}

function shownText(pages: readonly RecordView[]): string {
  const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  const count = pages[0]?.count;
  if (!count) return `${figure(shown)} shown`;
  return `${figure(shown)} of ${count.more ? "more than " : ""}${figure(count.rows)}`;
}

function Loading() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
