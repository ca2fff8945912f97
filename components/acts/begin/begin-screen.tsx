"use client";

import { BeginOne } from "@/components/acts/begin/begin-one";
import { useAsked } from "@/components/acts/begin/use-asked";
import { LoadingPage } from "@/components/acts/loading-page";
import { ManyScreen } from "@/components/acts/many/many-screen";
import { NotLoadedPage } from "@/components/acts/not-loaded-page";
import { useBegun } from "@/components/acts/use-begun";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import type { LinkTarget } from "@/lib/domain/links/target";

/** The review of what is not previewed yet: of one act, or of several offers together. */
export function BeginScreen({ portal }: { portal: LinkTarget["portal"] }) {
  const asked = useAsked();
  const { view, snapshot, error, retry } = useBegun();
  if (asked === null)
    return (
      <Page>
        <PageHeader title="Review" />
        <Empty title="Nothing to review.">
          The address names no act. The buttons of Matrix, Quotas and Regions lead to one.
        </Empty>
      </Page>
    );
  if (error)
    return <NotLoadedPage title="Review" what="The review was" error={error} onRetry={retry} />;
  if (!view || !snapshot) return <LoadingPage title="Review" />;
  const [only, ...more] = asked.targets;
  const key = JSON.stringify(asked);
  return only && more.length === 0 ? (
    <BeginOne
      key={key}
      account={asked.account}
      target={only}
      view={view}
      snapshot={snapshot}
      portal={portal}
    />
  ) : (
    <ManyScreen
      key={key}
      account={asked.account}
      targets={asked.targets}
      view={view}
      snapshot={snapshot}
    />
  );
}
