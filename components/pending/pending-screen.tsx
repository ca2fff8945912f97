"use client";

import { Agreements } from "@/components/pending/agreements";
import { NotifyButton } from "@/components/pending/notify-button";
import { useFreshPending } from "@/components/pending/use-fresh-pending";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

/** Agreements in flight with their clocks, and those that ended with what came of them. */
export function PendingScreen() {
  const { data: view, error, refetch } = useFreshPending();
  return (
    <Page>
      <PageHeader title="Pending" actions={<NotifyButton view={view} />}>
        <p>Watched by the server, page open or not. Times are AWS’s clock, UTC.</p>
      </PageHeader>
      {error && (
        <Notice
          title="The agreements were not loaded."
          className="mb-4"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message} {view && "What was last loaded is shown; the server goes on asking AWS."}
        </Notice>
      )}
      {view ? <Agreements view={view} /> : !error && <Loading />}
    </Page>
  );
}

function Loading() {
  return (
    <Block title="In flight">
      <p className="sr-only">Loading</p>
      <div className="grid gap-4 border-b border-line py-4">
        <Skeleton className="w-64" />
        <Skeleton className="w-96" />
      </div>
    </Block>
  );
}
