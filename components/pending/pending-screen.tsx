"use client";

import { NotifyButton } from "@/components/notify/notify-button";
import { Agreements } from "@/components/pending/agreements";
import { ofAccounts } from "@/components/pending/shown-accounts";
import { useFreshPending } from "@/components/pending/use-fresh-pending";
import { useAccount } from "@/components/shell/use-account";
import { TroubleNotices } from "@/components/trouble/lazy-trouble";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActLine } from "@/lib/contracts/acts";
import type { PendingView } from "@/lib/contracts/pending";
import { asSentence } from "@/lib/domain/words/sentence";
import { useActs } from "@/lib/queries/acts-list";
import { useMatrix } from "@/lib/queries/matrix";

/** Agreements in flight with their clocks, and those that ended with what came of them. */
export function PendingScreen() {
  const { data: all, error, refetch } = useFreshPending();
  const { data: snapshot } = useMatrix();
  const { keys, choose } = useAccount(snapshot);
  const { data: acts, error: noActs } = useActs();
  const shown = all && ofAccounts({ view: all, acts: acts?.acts ?? [] }, snapshot ? keys : null);
  return (
    <Page>
      <PageHeader title="Pending" actions={<NotifyButton />}>
        <p>Watched by the server, page open or not. Times are AWS’s clock, UTC.</p>
      </PageHeader>
      {shown && (
        <div className="grid gap-2 not-empty:mb-4">
          <TroubleNotices regions={regionsOf(shown.view, shown.acts.inFlight)} />
        </div>
      )}
      {error && (
        <Notice
          title="The agreements were not loaded."
          className="mb-4"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {asSentence(error.message)}{" "}
          {shown && "What was last loaded is shown; the server goes on asking AWS."}
        </Notice>
      )}
      {noActs && (
        <Notice title="Acts can’t be read now." className="mb-4">
          {acts ? "What was read before is shown." : "They are asked for again by themselves."}
        </Notice>
      )}
      {shown && snapshot && shown.elsewhere > 0 && (
        <Notice
          state="pending"
          className="mb-4"
          title={`${shown.elsewhere} more in flight in accounts that are not shown.`}
          action={
            <Button onClick={() => choose(snapshot.accounts.map(({ key }) => key))}>
              Show all accounts
            </Button>
          }
        >
          They are watched all the same.
        </Notice>
      )}
      {shown && (acts || noActs) ? (
        <Agreements view={shown.view} acts={shown.acts} actsRead={acts !== undefined} />
      ) : (
        !error && <Loading />
      )}
    </Page>
  );
}

/** Where something is in flight. */
const regionsOf = (
  { inFlight, enabling }: PendingView,
  acts: readonly ActLine[],
): readonly string[] => [
  ...inFlight.flatMap(({ regions }) => regions.map(({ region }) => region)),
  ...enabling.map(({ region }) => region),
  ...acts.flatMap(({ target }) => ("region" in target ? target.region : [])),
];

function Loading() {
  return (
    <Block title="In flight">
      <p className="sr-only">Loading</p>
      <div className="flex flex-col gap-4 border-b border-line py-4">
        <Skeleton className="w-64" />
        <Skeleton className="w-96" />
      </div>
    </Block>
  );
}
