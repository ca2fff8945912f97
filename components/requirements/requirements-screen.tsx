"use client";

import { LoadNotice } from "@/components/regions/load-notice";
import { AddRequirement } from "@/components/requirements/add-requirement";
import { RequirementTable } from "@/components/requirements/requirement-table";
import { RequirementsTools } from "@/components/requirements/requirements-tools";
import { rowsShown } from "@/components/requirements/shown-rows";
import {
  filterRows,
  type RequirementsUrl,
  useRequirementsUrl,
} from "@/components/requirements/use-requirements-url";
import { useStableOrder } from "@/components/requirements/use-stable-order";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { Unbroken } from "@/components/ui/unbroken";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { sumCounts } from "@/lib/domain/requirement/line";
import { requiredSentence } from "@/lib/domain/requirement/sentence";
import { counted } from "@/lib/domain/words/counted";
import { useRequirements } from "@/lib/queries/requirements";

/** What is required, whether it holds, and who must do what where it does not. */
export function RequirementsScreen() {
  const { data: view, error, refetch } = useRequirements();
  const requirementsUrl = useRequirementsUrl();
  return (
    <WidePage>
      {error && (
        <LoadNotice
          what="What we require was"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? <Requirements view={view} {...requirementsUrl} /> : !error && <Loading />}
    </WidePage>
  );
}

type RequirementsProps = { view: RequirementsView } & RequirementsUrl;

function Requirements({ view, url, set }: RequirementsProps) {
  const shown = rowsShown(view, url.account);
  const names = view.requirements.map(({ name }) => name);
  const add = (
    <AddRequirement
      taken={names}
      given={url.add}
      onOpen={() => void set({ add: "" })}
      onClose={() => void set({ add: null })}
    />
  );
  if (names.length === 0) {
    return (
      <>
        <PageHeader title="What we require" actions={add}>
          <p>Nobody requires anything yet.</p>
        </PageHeader>
        <Empty title="A requirement names models, and where and how they must be ready.">
          It stands in <code>readiness.yaml</code>; this page then says whether it holds, and who
          must do what where it does not.
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHeader title="What we require" wide actions={add}>
        <p className="mt-2 text-lg text-ink max-sm:text-md">
          <Unbroken>{requiredSentence({ rows: shown })}</Unbroken>
        </p>
      </PageHeader>
      <RequirementsTools rows={shown} counts={sumCounts(shown)} {...{ url, set }} />
      <Groups {...{ view, shown, url, set }} />
      <p className="mt-4 text-sm text-ink-3">
        From <code>readiness.yaml</code>. Each requirement has its page and its feed; a pipeline
        asks with <code>{`bedrock-readiness check ${JSON.stringify(names[0])}`}</code>.
      </p>
    </>
  );
}

type GroupsProps = RequirementsProps & { shown: readonly RequirementRow[] };

function Groups({ view, shown, url, set }: GroupsProps) {
  const rows = useStableOrder(filterRows(shown, url), ({ id }) => id);
  const required = useStableOrder(view.requirements, ({ name }) => name);
  const groups = required.flatMap((one) => {
    const own = rows.filter(({ requirement }) => requirement === one.name);
    const all = shown.filter(({ requirement }) => requirement === one.name);
    return own.length > 0 ? [{ required: one, rows: own, all }] : [];
  });
  if (groups.length === 0 && shown.length === 0) {
    return (
      <Empty title="Nothing is required in the accounts shown.">
        {counted(view.rows.length, "row stands", "rows stand")} in other accounts.
      </Empty>
    );
  }
  if (groups.length === 0) {
    const clear = () => void set({ state: null, region: null, owner: null, open: null });
    return (
      <Empty
        title="Nothing passes these filters."
        action={<Button onClick={clear}>Clear filters</Button>}
      />
    );
  }
  return <RequirementTable groups={groups} accounts={view.accounts} serverNow={view.serverNow} />;
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>What we require</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
