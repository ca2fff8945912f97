"use client";

import { NotifyButton } from "@/components/notify/notify-button";
import { actsDone, actsInFlight } from "@/components/pending/act-rows";
import { Agreements } from "@/components/pending/agreements";
import { ofAccounts } from "@/components/pending/shown-accounts";
import { useFreshPending } from "@/components/pending/use-fresh-pending";
import { useAccount } from "@/components/shell/use-account";
import { TroubleNotices } from "@/components/trouble/lazy-trouble";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { PendingView } from "@/lib/contracts/pending";
import { useActs } from "@/lib/queries/acts-list";
import { useMatrix } from "@/lib/queries/matrix";

/** Agreements in flight with their clocks, and those that ended with what came of them. */
export function PendingScreen() {
  const { data: all, error, refetch } = useFreshPending();
  const { data: snapshot } = useMatrix();
  const { keys, choose } = useAccount(snapshot);
  const shown = all && snapshot ? ofAccounts(all, keys) : null;
  const view = shown?.view ?? all;
  const watched = { view: useActs().data, accounts: keys };
  const acts = { inFlight: actsInFlight(watched), done: actsDone(watched) };
  return (
    <Page>
      <PageHeader title="Pending" actions={<NotifyButton />}>
        <p>Watched by the server, page open or not. Times are AWS’s clock, UTC.</p>
      </PageHeader>
      {view && (
        <div className="grid gap-2 not-empty:mb-4">
          <TroubleNotices regions={regionsOf(view)} />
        </div>
      )}
      {error && (
        <Notice
          title="The agreements were not loaded."
          className="mb-4"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message} {view && "What was last loaded is shown; the server goes on asking AWS."}
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
      {view ? <Agreements view={view} acts={acts} /> : !error && <Loading />}
    </Page>
  );
}

/** Where something is in flight. */
const regionsOf = ({ inFlight, enabling }: PendingView): readonly string[] => [
  ...inFlight.flatMap(({ regions }) => regions.map(({ region }) => region)),
  ...enabling.map(({ region }) => region),
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
