"use client";

import { LoadNotice } from "@/components/regions/load-notice";
import { Empty } from "@/components/ui/empty";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { usePlan } from "@/lib/queries/plan";
import { PlanBoard } from "./plan-board";
import { usePlanUrl } from "./use-plan-url";

/** Everything that stands in the way, by who can remove it, beside the one text for one owner. */
export function PlanScreen() {
  const planUrl = usePlanUrl();
  const { data: view, error, isPlaceholderData, refetch } = usePlan(planUrl.asked);
  const notice = error && (
    <LoadNotice what="The plan was" error={error} shown={!!view} onRetry={() => void refetch()} />
  );
  if (view && view.plan.accounts.length > 0)
    return (
      <PlanBoard view={view} planUrl={planUrl} isOld={isPlaceholderData}>
        {notice}
      </PlanBoard>
    );
  return (
    <Page>
      <h1 className="mb-4">Plan</h1>
      {notice}
      {view && (
        <Empty title="Nothing read yet.">The first scan finds what stands in the way.</Empty>
      )}
      {!view && !error && (
        <div aria-busy="true">
          <p className="sr-only">Loading</p>
          <Skeleton className="w-[min(480px,80%)]" />
        </div>
      )}
    </Page>
  );
}
