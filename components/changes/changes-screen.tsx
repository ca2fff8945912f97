"use client";

import { Rss } from "lucide-react";
import { ChangeGroupBlock } from "@/components/changes/change-group";
import { ChangesTools } from "@/components/changes/changes-tools";
import { type ChangesUrl, useChangesUrl } from "@/components/changes/use-changes-url";
import { LoadNotice } from "@/components/regions/load-notice";
import { AnswerLink } from "@/components/ui/answer-link";
import { Button, buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { ChangesView } from "@/lib/contracts/changes";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { dateTimeText, isoDay } from "@/lib/domain/words/dates";
import { useChanges } from "@/lib/queries/changes";
import { api, routes } from "@/lib/routes";

/** What became ready, blocked, pending, offered, withdrawn or legacy, by the scan that saw it. */
export function ChangesScreen() {
  const changesUrl = useChangesUrl();
  const { data: view, error, isPlaceholderData, refetch } = useChanges(changesUrl.asked);
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The changes were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? (
        <div aria-busy={isPlaceholderData}>
          <Changes view={view} changesUrl={changesUrl} />
        </div>
      ) : (
        !error && <Loading />
      )}
    </Page>
  );
}

function Changes({ view, changesUrl }: { view: ChangesView; changesUrl: ChangesUrl }) {
  const { asked } = changesUrl;
  return (
    <>
      <PageHeader
        title="Changes"
        actions={
          <>
            <Link
              href={routes.matrix({
                from: isoDay(view.since),
                account: asked.account ?? ALL_ACCOUNTS,
              })}
              className={buttonClass()}
            >
              On the matrix
            </Link>
            <AnswerLink href={api.changes(asked)} className={buttonClass()}>
              JSON
            </AnswerLink>
            <AnswerLink href={api.changes({ ...asked, format: "rss" })} className={buttonClass()}>
              <Rss aria-hidden strokeWidth={1.75} />
              RSS
            </AnswerLink>
          </>
        }
      >
        <p>
          Since {dateTimeText(view.since, view.serverNow)} UTC, by the scan that saw it. A Region
          that could not be read is not checked, never removed.
        </p>
      </PageHeader>
      <ChangesTools view={view} changesUrl={changesUrl} />
      {view.groups.map((group) => (
        <ChangeGroupBlock key={group.id} group={group} view={view} />
      ))}
      {view.groups.length === 0 && <Nothing view={view} changesUrl={changesUrl} />}
      {view.cut && (
        <p className="mt-4 text-sm text-ink-3">
          More happened than one page holds; choose fewer days to see the rest.
        </p>
      )}
    </>
  );
}

function Nothing({ view, changesUrl }: { view: ChangesView; changesUrl: ChangesUrl }) {
  const any = Object.keys(view.counts).length > 0;
  if (!any) {
    return (
      <Empty title="Nothing has changed in this time.">
        Each scan compares what it reads with what was known before.
      </Empty>
    );
  }
  const clear = () => void changesUrl.set({ kind: null, region: null, model: null });
  return (
    <Empty
      title="No change fits these filters."
      action={<Button onClick={clear}>Clear filters</Button>}
    />
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Changes</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
