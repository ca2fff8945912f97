"use client";

import { BeginOne } from "@/components/acts/begin/begin-one";
import { useAsked } from "@/components/acts/begin/use-asked";
import { LoadingPage } from "@/components/acts/loading-page";
import { ManyScreen } from "@/components/acts/many/many-screen";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import { useActs } from "@/lib/queries/acts-list";
import { useMatrix } from "@/lib/queries/matrix";

/** The review of what is not previewed yet: of one act, or of several offers together. */
export function BeginScreen() {
  const asked = useAsked();
  const { data: view } = useActs();
  const { data: snapshot } = useMatrix();
  if (asked === null)
    return (
      <Page>
        <PageHeader title="Review" />
        <Empty title="Nothing to review.">
          The address names no act. The buttons of Matrix, Quotas and Regions lead to one.
        </Empty>
      </Page>
    );
  if (!view || !snapshot) return <LoadingPage title="Review" />;
  const [only, ...more] = asked.targets;
  const key = JSON.stringify(asked);
  return only && more.length === 0 ? (
    <BeginOne key={key} account={asked.account} target={only} view={view} snapshot={snapshot} />
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
