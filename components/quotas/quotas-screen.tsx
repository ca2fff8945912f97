"use client";

import { type ComponentProps, useMemo } from "react";
import { ExportLink } from "@/components/quotas/export-link";
import { FitBlock } from "@/components/quotas/fit/fit-block";
import { LowElsewhere } from "@/components/quotas/low-elsewhere";
import { ModelComparison } from "@/components/quotas/model-comparison";
import { PlaceMenus } from "@/components/quotas/place-menus";
import { QuotaAccount } from "@/components/quotas/quota-account";
import { QuotaTable } from "@/components/quotas/quota-table";
import { QuotaTools } from "@/components/quotas/quota-tools";
import { QuotasByRegion } from "@/components/quotas/quotas-by-region";
import { RefreshButton } from "@/components/quotas/refresh-button";
import { SharedQuota } from "@/components/quotas/shared-quota";
import { UnmatchedQuotas } from "@/components/quotas/unmatched-quotas";
import { UnreadNotices } from "@/components/quotas/unread-notices";
import { UseCost, UseNotices } from "@/components/quotas/use/lazy-use";
import { type QuotaUrl, useQuotaUrl } from "@/components/quotas/use-quota-url";
import { useAccount } from "@/components/shell/use-account";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { QuotasView } from "@/lib/contracts/quotas";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { LinkTarget } from "@/lib/domain/links/target";
import { filterLines } from "@/lib/domain/quota/filter";
import { isOfAllModels } from "@/lib/domain/quota/standing";
import { asSentence } from "@/lib/domain/words/sentence";
import { useMatrix } from "@/lib/queries/matrix";
import { useQuotas } from "@/lib/queries/quotas";

/** Applied quotas beside defaults and what is required: of one Region, or of one model over all Regions. */
export function QuotasScreen({ portal }: { portal: LinkTarget["portal"] }) {
  const quotaUrl = useQuotaUrl();
  const { data: snapshot } = useMatrix();
  const choice = useAccount(snapshot);
  const asked =
    choice.unknown.length > 0
      ? { ...quotaUrl.asked, account: choice.keys[0] ?? null }
      : quotaUrl.asked;
  const { data: view, error, isPlaceholderData, refetch } = useQuotas(asked);
  return (
    <Page>
      {error && !view && <h1 className="mb-4">Quotas</h1>}
      {error && (
        <Notice
          title="The quotas were not loaded."
          className="mb-4"
          action={
            <>
              <Button onClick={() => void refetch()}>Try again</Button>
              <Button onClick={() => void quotaUrl.set({ region: null, model: null })}>
                Show the first Region
              </Button>
            </>
          }
        >
          {asSentence(error.message)} {view && "What was last loaded is shown."}
        </Notice>
      )}
      {view ? (
        <div aria-busy={isPlaceholderData}>
          <Quotas view={view} quotaUrl={quotaUrl} snapshot={snapshot} portal={portal} />
        </div>
      ) : (
        !error && <Loading />
      )}
    </Page>
  );
}

type QuotasProps = {
  view: QuotasView;
  quotaUrl: QuotaUrl;
  snapshot: MatrixSnapshot | undefined;
  portal: LinkTarget["portal"];
};

function Quotas({ view, quotaUrl, snapshot, portal }: QuotasProps) {
  const { by, lines, serverNow } = view;
  const shared = lines.find(isOfAllModels);
  const tied = lines.filter(({ modelId }) => modelId !== null);
  const unmatched = lines.filter((line) => line.modelId === null && !isOfAllModels(line));
  const listed = [...tied, ...unmatched];
  const shown = filterLines(tied, quotaUrl.filter);
  const onlyUnmatched = shown.length === 0 && filterLines(unmatched, quotaUrl.filter).length > 0;
  const regions =
    by.kind === "region" ? view.regions.filter(({ region }) => region === by.region) : view.regions;
  const name = nameOf(view);
  const shownAccount = useMemo(() => ({ account: view.account, portal }), [view.account, portal]);
  const Shown = by.kind === "model" ? QuotasByRegion : ModelQuotas;
  usePageTitle(by.kind === "nothing" ? null : `Quotas of ${name}`);
  return (
    <>
      <PageHeader
        title="Quotas"
        actions={
          <div className="flex flex-wrap items-center gap-2">
            <PlaceMenus view={view} set={quotaUrl.set} />
            <RefreshButton view={view} />
            <ExportLink view={view} filter={quotaUrl.filter} />
          </div>
        }
      >
        <p>{sentenceOf(view, name)}</p>
        {quotaUrl.several && (
          <p>Quotas are shown of one account at a time: choose it in the bar.</p>
        )}
      </PageHeader>
      <QuotaAccount value={shownAccount}>
        <UnreadNotices regions={regions} serverNow={serverNow} />
        {view.use.on && <UseNotices regions={regions} serverNow={serverNow} />}
        {by.kind === "nothing" ? (
          <Empty title="Nothing read yet.">The first scan reads the quotas of every Region.</Empty>
        ) : (
          <>
            {by.kind === "model" && (
              <Block title="By Region" note="tokens a minute, applied beside default">
                <ModelComparison view={view} name={name} account={quotaUrl.url.account} />
              </Block>
            )}
            {by.kind === "model" && (
              <FitBlock view={view} modelId={by.modelId} name={name} snapshot={snapshot} />
            )}
            {by.kind === "region" && (
              <LowElsewhere view={view} region={by.region} account={quotaUrl.url.account} />
            )}
            {shared && <SharedQuota line={shared} />}
            <div className={by.kind === "model" ? "mt-8" : undefined}>
              <QuotaTools lines={listed} quotaUrl={quotaUrl} />
            </div>
            {!onlyUnmatched && shown.length === 0 && (
              <NoneShown any={listed.length > 0} quotaUrl={quotaUrl} />
            )}
            {shown.length > 0 && (
              <Shown
                key={name}
                label={`Quotas of ${name}`}
                lines={shown}
                among={lines}
                serverNow={serverNow}
                quotaUrl={quotaUrl}
              />
            )}
            <p className="mt-3 max-w-[76ch] text-sm text-ink-3">
              Zero and low first. Requests a minute are listed by AWS but no longer enforced. Output
              tokens of some models count several times, as their rows say. <ReadAt view={view} />
            </p>
            <UseCost use={view.use} regions={view.regions} />
            {unmatched.length > 0 && (
              <UnmatchedQuotas
                ofModel={by.kind === "model"}
                lines={unmatched}
                serverNow={serverNow}
                quotaUrl={quotaUrl}
              />
            )}
          </>
        )}
      </QuotaAccount>
    </>
  );
}

const ModelQuotas = (props: ComponentProps<typeof QuotasByRegion>) => (
  <QuotaTable {...props} lead="model" />
);

function NoneShown({ any, quotaUrl }: { any: boolean; quotaUrl: QuotaUrl }) {
  if (!any) return <Empty title="AWS lists no quota here." />;
  const clear = () => void quotaUrl.set({ q: null, show: null, scope: null, unit: null });
  return (
    <Empty
      title="No quota fits these filters."
      action={<Button onClick={clear}>Clear filters</Button>}
    />
  );
}

function ReadAt({ view: { by, regions, serverNow } }: { view: QuotasView }) {
  if (by.kind !== "region") return null;
  const readAt = regions.find(({ region }) => region === by.region)?.applied.readAt ?? null;
  if (readAt === null) return "Applied values have not been read.";
  return (
    <>
      Applied values read <Age at={readAt} serverNow={serverNow} />.
    </>
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Quotas</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}

function nameOf({ by, models }: QuotasView): string {
  if (by.kind === "region") return by.region;
  if (by.kind === "nothing") return "no Region";
  return models.find(({ modelId }) => modelId === by.modelId)?.name ?? by.modelId;
}

function sentenceOf({ by, account }: QuotasView, name: string): string {
  const whose = account?.name ?? account?.accountId ?? "this account";
  if (by.kind === "model")
    return `${name} in every Region of ${whose}, beside AWS’s defaults and what is required.`;
  const where = by.kind === "region" ? `in ${name}` : "of one Region";
  return `Applied values of ${whose} ${where}, beside AWS’s defaults and what is required. Names are AWS’s own.`;
}
