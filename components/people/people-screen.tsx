"use client";

import { GrantsTable } from "@/components/people/grants-table";
import { SessionsTable } from "@/components/people/sessions-table";
import { WouldSee } from "@/components/people/would-see";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { forbiddenIn } from "@/lib/queries/client";
import { usePeople } from "@/lib/queries/people";
import { routes } from "@/lib/routes";

/** Who is in, and what lets them in. */
export function PeopleScreen() {
  const { data: view, error } = usePeople();
  const people = new Set(view?.sessions.map(({ issuer, subject }) => `${issuer} ${subject}`));
  const refused = forbiddenIn(error);
  if (refused)
    return (
      <Page>
        <PageHeader title="People">{refused}</PageHeader>
      </Page>
    );
  return (
    <Page>
      <PageHeader
        title="People"
        actions={
          <Link href={routes.tokens()} className={buttonClass()}>
            Tokens
          </Link>
        }
      >
        Who is in, and what lets them in. Grants are lines of the file; sessions end here.
      </PageHeader>
      {error && (
        <Notice title="Who is signed in can't be read now.">
          {view ? "What was read before is shown." : "It is asked for again by itself."}
        </Notice>
      )}
      <Block
        title="Signed in"
        note={
          view &&
          `${counted(people.size, "person", "people")}, ${counted(view.sessions.length, "session")}`
        }
      >
        {view ? (
          <SessionsTable sessions={view.sessions} serverNow={view.serverNow} />
        ) : (
          <Skeleton className="w-80" />
        )}
      </Block>
      <div className="grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_336px]">
        <Block
          title="Grants"
          note={view && `of the configuration file, ${figure(view.grants.length)}; several add up`}
        >
          {view ? <GrantsTable grants={view.grants} /> : <Skeleton className="w-80" />}
        </Block>
        <WouldSee />
      </div>
    </Page>
  );
}
