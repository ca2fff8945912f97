"use client";

import { LoadNotice } from "@/components/regions/load-notice";
import { rowOfLine } from "@/components/regions/region-row";
import { RequiredRegions } from "@/components/regions/required-regions";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { chosenKeys } from "@/lib/domain/grid/account-choice";
import { useRegions } from "@/lib/queries/regions";

type AccountsOfRegionProps = { region: string; asked: string | null };

/** One Region in several accounts: a review is of one of them, and each is a step away. */
export function AccountsOfRegion({ region, asked }: AccountsOfRegionProps) {
  const { data: view, error, refetch } = useRegions();
  const keys = view ? chosenKeys(view.accounts, asked) : [];
  const lines = view?.lines.filter(
    (line) => line.region === region && keys.includes(line.account.key),
  );
  return (
    <Page>
      <PageHeader title={region}>
        <p>A review and its sign-off are of one account. Open one.</p>
      </PageHeader>
      {error && (
        <LoadNotice
          what="The accounts were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {!lines && !error && <Skeleton className="w-[min(480px,80%)]" />}
      {lines?.length === 0 && (
        <Empty title={`None of these accounts has ${region}.`}>
          Choose other accounts in the bar.
        </Empty>
      )}
      {view && lines && lines.length > 0 && (
        <RequiredRegions
          label={`${region} by account`}
          lead="Account"
          rows={lines.map((line) =>
            rowOfLine(line, { lead: "account", serverNow: view.serverNow }),
          )}
          serverNow={view.serverNow}
        />
      )}
    </Page>
  );
}
