"use client";

import { useMemo } from "react";
import { CompareTools } from "@/components/compare/compare-tools";
import { ComparedTable } from "@/components/compare/compared-table";
import { OfTheRegions } from "@/components/compare/of-the-regions";
import { type CompareUrl, useCompareUrl } from "@/components/compare/use-compare-url";
import { LoadNotice } from "@/components/regions/load-notice";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { Unbroken } from "@/components/ui/unbroken";
import {
  type ComparedRow,
  comparePlaces,
  type ReasonGroup,
} from "@/lib/domain/grid/compare-places";
import { type Sides, sidesOf } from "@/lib/domain/grid/compare-sides";
import { comparedSentence, reasonTitle } from "@/lib/domain/grid/compare-words";
import { requirementsOf } from "@/lib/domain/grid/required-then";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { useMatrix } from "@/lib/queries/matrix";
import { useRegions } from "@/lib/queries/regions";

/** Two Regions or two accounts beside each other: only what differs, by why. */
export function CompareScreen() {
  const { data: snapshot, error, refetch } = useMatrix();
  // What holds for the Regions stands first: it is waited for, so that nothing moves once it is shown.
  const { isPending } = useRegions();
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The matrix was"
          error={error}
          shown={!!snapshot}
          onRetry={() => void refetch()}
        />
      )}
      {snapshot && !isPending && <Compare snapshot={snapshot} />}
      {(!snapshot || isPending) && !error && <Loading />}
    </Page>
  );
}

function Compare({ snapshot }: { snapshot: MatrixSnapshot }) {
  const compareUrl = useCompareUrl();
  const { url } = compareUrl;
  const sides = useMemo(() => sidesOf(snapshot, url), [snapshot, url]);
  const compared = useMemo(() => {
    const accounts = [
      ...new Set(sides.pairs.flatMap(({ here, there }) => [here.account, there.account])),
    ];
    const requirements = requirementsOf(snapshot, { by: "models", accounts });
    return comparePlaces(snapshot, {
      pairs: sides.pairs,
      requirements,
      onlyRequired: url.required,
    });
  }, [snapshot, sides, url.required]);
  const { names } = sides;
  const manyRegions = sides.pairs.length > 1;
  return (
    <>
      <PageHeader title="Compare">
        {sides.pairs.length > 0 && (
          <p className="text-lg text-ink">
            <Unbroken>{comparedSentence(compared, names)}</Unbroken>
          </p>
        )}
      </PageHeader>
      <CompareTools {...{ snapshot, sides, compareUrl }} />
      {sides.pairs.length === 0 && <NothingToCompare by={url.by} />}
      {sides.account !== null && sides.pairs.length > 0 && <OfTheRegions sides={sides} />}
      {compared.groups.map((group, index) => (
        <GroupBlock key={group.key} {...{ group, sides, manyRegions }} head={index === 0} />
      ))}
      <Told
        title={`Not known in ${names.here}`}
        rows={compared.unread.here}
        {...{ sides, manyRegions }}
      />
      <Told
        title={`Not known in ${names.there}`}
        rows={compared.unread.there}
        {...{ sides, manyRegions }}
      />
      {compared.alike.length > 0 && (
        <Alike rows={compared.alike} {...{ sides, manyRegions, compareUrl }} />
      )}
    </>
  );
}

type Shared = { sides: Sides; manyRegions: boolean };

function GroupBlock({
  group,
  sides,
  manyRegions,
  head,
}: Shared & { group: ReasonGroup; head: boolean }) {
  const title = reasonTitle(group.reason, sides.names);
  return (
    <section className="mt-6" aria-label={title}>
      <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line-strong pb-1.5">
        <Unbroken>{title}</Unbroken>
        <span className="text-sm font-normal text-ink-3">
          {modelsText(group.models)}
          {group.reason.kind === "lacking" && "; AWS decides"}
        </span>
      </h2>
      <ComparedTable
        head={head}
        label={title}
        rows={group.rows}
        names={sides.names}
        manyRegions={manyRegions}
      />
    </section>
  );
}

const modelsText = (models: number): string => counted(models, "model");

const countOf = (rows: readonly ComparedRow[]): number =>
  new Set(rows.map(({ model }) => model.modelId)).size;

/** What can't be told apart from what differs: a side that was not read is no difference. */
function Told({
  title,
  rows,
  sides,
  manyRegions,
}: Shared & { title: string; rows: readonly ComparedRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="mt-6" aria-label={title}>
      <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line-strong pb-1.5">
        <Unbroken>{title}</Unbroken>
        <span className="text-sm font-normal text-ink-3">
          {modelsText(countOf(rows))}; no difference, and none can be told
        </span>
      </h2>
      <ComparedTable label={title} rows={rows} names={sides.names} manyRegions={manyRegions} />
    </section>
  );
}

type AlikeProps = Shared & { rows: readonly ComparedRow[]; compareUrl: CompareUrl };

function Alike({ rows, sides, manyRegions, compareUrl: { url, set } }: AlikeProps) {
  const models = countOf(rows);
  return (
    <section className="mt-6" aria-label="Alike">
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 rounded-md bg-sunken px-3 py-2 text-ink-2">
        <b className="font-medium text-ink">{counted(models, "model is", "models are")} alike</b>
        <span>
          {manyRegions ? "in some Region or all: " : ""}state and route are the same on both sides
        </span>
        <Button
          variant="quiet"
          className="ml-auto"
          data-print="hide"
          aria-expanded={url.alike}
          onClick={() => void set({ alike: !url.alike || null })}
        >
          {url.alike ? "Hide" : "Show"}
        </Button>
      </div>
      {url.alike && (
        <ComparedTable label="Alike" rows={rows} names={sides.names} manyRegions={manyRegions} />
      )}
    </section>
  );
}

function NothingToCompare({ by }: { by: "regions" | "accounts" }) {
  return (
    <Empty title={`There are no two ${by === "regions" ? "Regions" : "accounts"} to compare.`}>
      {by === "regions" ? "A scan has to read two of them." : "Only one is configured."}
    </Empty>
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Compare</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
