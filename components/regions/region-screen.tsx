"use client";

import { ActButtons } from "@/components/acts/act-buttons";
import { AccountsOfRegion } from "@/components/regions/accounts-of-region";
import { ActionBar } from "@/components/regions/action-bar";
import { BlockerList } from "@/components/regions/blocker-list";
import { ComparisonBlock } from "@/components/regions/comparison-block";
import { LoadNotice } from "@/components/regions/load-notice";
import { FaultList, LifecycleList } from "@/components/regions/region-dates";
import { DestinationList, RegionFacts } from "@/components/regions/region-facts";
import { RegionModels } from "@/components/regions/region-models";
import { RequirementTable } from "@/components/regions/requirement-table";
import { SignOffPanel } from "@/components/regions/sign-off-panel";
import { SignOffRecords } from "@/components/regions/sign-off-records";
import { useRegionUrl } from "@/components/regions/use-region-url";
import { useAccount } from "@/components/shell/use-account";
import { useLook } from "@/components/shell/use-look";
import { TroubleNotices } from "@/components/trouble/lazy-trouble";
import { Age } from "@/components/ui/age";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { Unbroken } from "@/components/ui/unbroken";
import type { ReviewWithSignOffs } from "@/lib/domain/review/signoff";
import { triedText } from "@/lib/domain/review/tried";
import type { RegionReview } from "@/lib/domain/review/types";
import { regionStatusText, shutText } from "@/lib/domain/words/region-status";
import { useMatrix } from "@/lib/queries/matrix";
import { useReview } from "@/lib/queries/regions";

/** One Region before going live there: what is required, what stands in the way, and who has signed. */
export function RegionScreen({ region }: { region: string }) {
  const { asked, account, several } = useRegionUrl();
  const { data: snapshot } = useMatrix();
  const choice = useAccount(snapshot);
  useLook({ accounts: choice.keys, region });
  if (several) return <AccountsOfRegion region={region} asked={asked} />;
  const shown = choice.unknown.length > 0 ? (choice.account?.key ?? null) : account;
  return <OneReview region={region} account={shown} />;
}

function OneReview({ region, account }: { region: string; account: string | null }) {
  const { data, error, refetch } = useReview({ account, region });
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The review was"
          error={error}
          shown={!!data}
          onRetry={() => void refetch()}
        />
      )}
      {data ? <Review data={data} /> : !error && <Loading region={region} />}
    </Page>
  );
}

function Review({ data }: { data: ReviewWithSignOffs }) {
  const { review, signOffs, elsewhere } = data;
  const { region, serverNow, readAt } = review;
  return (
    <>
      <PageHeader
        title={
          <>
            {region} <span className="text-md font-normal text-ink-2">{cityText(review)}</span>
            <span className="hidden text-md font-normal print:block">{accountOf(review)}</span>
          </>
        }
        actions={<ActionBar review={review} />}
      >
        <p className="mt-2 text-lg text-ink">
          <Unbroken>{review.headline}</Unbroken>
        </p>
      </PageHeader>
      <TroubleNotices regions={[region]} />
      <UnreadNotice review={review} />
      {review.findings.map(({ message, severity }) => (
        <Notice key={message} {...(severity === "block" && { state: "blocked" })} title={message} />
      ))}
      <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-x-12 max-lg:grid-cols-1 print:block">
        <div className="min-w-0">
          <Block
            title="Requirements"
            note={readAt ? <ReadAge at={readAt} serverNow={serverNow} /> : "never read"}
          >
            <RequirementTable review={review} />
          </Block>
          <Block title="In the way, by who can remove it">
            <BlockerList review={review} />
          </Block>
          <ComparisonBlock review={review} />
          <Block title="Models" note={`${review.models.length} known from all lists`}>
            <RegionModels review={review} />
          </Block>
        </div>
        <aside className="min-w-0">
          <Block title="Region">
            <RegionFacts review={review} />
          </Block>
          <Block title="Sign-off" id="sign-off">
            <SignOffPanel key={`${review.account.key}~${region}`} review={review} />
          </Block>
          <SignOffRecords signOffs={signOffs} elsewhere={elsewhere} review={review} />
          <Block title="Destinations" note="policies must allow these too">
            <DestinationList facts={review.facts} />
          </Block>
          <Block title="Lifecycle dates">
            <LifecycleList dates={review.lifecycle} serverNow={serverNow} />
          </Block>
          {review.faults.length > 0 && (
            <Block title="Calls that gave no answer">
              <FaultList faults={review.faults} serverNow={serverNow} />
            </Block>
          )}
        </aside>
      </div>
      <p className="mt-8 text-sm text-ink-3">{triedText(review.models)}</p>
    </>
  );
}

function ReadAge({ at, serverNow }: { at: number; serverNow: number }) {
  return (
    <>
      read <Age at={at} serverNow={serverNow} />
    </>
  );
}

function UnreadNotice({ review: { account, lists, region, status } }: { review: RegionReview }) {
  if (lists === "read") return null;
  if (lists === "off") {
    const { is, next, canBeEnabled } = shutText(status);
    const enable = (
      <ActButtons account={account.key} target={{ kind: "enable-region", region }} name={region} />
    );
    return (
      <Notice
        state={canBeEnabled ? "blocked" : "pending"}
        title={`${region} is ${is} in this account.`}
        {...(canBeEnabled && { action: enable })}
      >
        {next}
      </Notice>
    );
  }
  if (lists === "no-endpoint") {
    return (
      <Notice state="unknown" title={`${region} has no Bedrock endpoint.`}>
        Other Regions answer; this one’s host name does not exist.
      </Notice>
    );
  }
  return (
    <Notice state="unknown" title={`Not all of ${region} was read.`}>
      What is shown as unknown may be ready or not; see the calls that gave no answer.
    </Notice>
  );
}

function cityText({ city, optIn, status }: RegionReview): string {
  return [
    city,
    optIn ? "opt-in" : null,
    status === null ? "status not known" : regionStatusText(status),
  ]
    .filter(Boolean)
    .join(", ");
}

/** On paper nothing else says whose record it is. */
function accountOf({ account: { name, accountId, key } }: RegionReview): string {
  return ["Account", name, accountId ?? key].filter(Boolean).join(" ");
}

function Loading({ region }: { region: string }) {
  return (
    <div aria-busy="true">
      <h1>{region}</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
