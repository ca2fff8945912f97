"use client";

import { DoneRow } from "@/components/pending/done-row";
import { EnablingRow } from "@/components/pending/enabling-row";
import { FlightRow } from "@/components/pending/flight-row";
import { NotifyButton } from "@/components/pending/notify-button";
import { useFreshPending } from "@/components/pending/use-fresh-pending";
import { useTitleBadge } from "@/components/pending/use-title-badge";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, Th } from "@/components/ui/table";
import type { PendingView } from "@/lib/domain/agreement/view";

/** Agreements in flight with their clocks, and those that ended with what came of them. */
export function PendingScreen() {
  const { data: view, error, refetch } = useFreshPending();
  useTitleBadge(view?.inFlight.length ?? 0);
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

function Agreements({ view }: { view: PendingView }) {
  const { inFlight, enabling, done, webhook, serverNow } = view;
  const waiting = inFlight.length + enabling.length;
  return (
    <>
      {webhook.problem && (
        <Notice title="The webhook is not told." className="mb-4">
          {webhook.problem.text} <Age at={webhook.problem.at} serverNow={serverNow} />
          {webhook.waiting > 0 && `, ${webhook.waiting} waiting, tried again by itself`}.
        </Notice>
      )}
      <Block title="In flight" note={waiting}>
        {waiting === 0 ? (
          <Empty title="Nothing is in flight.">
            An agreement shows up here as soon as a scan sees it pending.
          </Empty>
        ) : (
          <Table label="In flight" stack className="table-fixed">
            <Head columns={["What", "State", "Clock", "Left", "What happens next"]} />
            <tbody>
              {inFlight.map((row) => (
                <FlightRow key={row.id} row={row} serverNow={serverNow} />
              ))}
              {enabling.map((region) => (
                <EnablingRow key={`${region.account}~${region.region}`} enabling={region} />
              ))}
            </tbody>
          </Table>
        )}
      </Block>
      <Block title="Done" note="last 7 days">
        {done.length === 0 ? (
          <Empty title="None ended.">Each one stays here for 7 days, with how long it took.</Empty>
        ) : (
          <Table label="Done" stack className="table-fixed">
            <Head columns={["What", "Outcome", "Ended", "Took", "Note"]} />
            <tbody>
              {done.map((row) => (
                <DoneRow key={row.id} row={row} serverNow={serverNow} />
              ))}
            </tbody>
          </Table>
        )}
      </Block>
    </>
  );
}

const WIDTHS = ["w-[24%]", "w-[15%]", "w-[19%]", "w-[12%]", ""];

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          <Th key={column} className={WIDTHS[index]}>
            {column}
          </Th>
        ))}
      </tr>
    </thead>
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
