"use client";

import { Rss } from "lucide-react";
import { LoadNotice } from "@/components/regions/load-notice";
import { needsText, RequirementTable } from "@/components/requirements/requirement-table";
import { TellButton } from "@/components/requirements/tell-button";
import { useStableOrder } from "@/components/requirements/use-stable-order";
import { AccountLink } from "@/components/shell/account-link";
import { AnswerLink } from "@/components/ui/answer-link";
import { buttonClass } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import { Empty } from "@/components/ui/empty";
import { Block, PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { Unbroken } from "@/components/ui/unbroken";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { countLines } from "@/lib/domain/requirement/line";
import { requiredSentence } from "@/lib/domain/requirement/sentence";
import { useRequirements } from "@/lib/queries/requirements";
import { api, routes } from "@/lib/routes";

/** One requirement in every account it holds for: each line that does not hold, and what holds by Region. */
export function RequirementScreen({ name }: { name: string }) {
  const { data: view, error, refetch } = useRequirements();
  return (
    <WidePage>
      {error && (
        <LoadNotice
          what={`${name} was`}
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? <OfName view={view} name={name} /> : !error && <Loading name={name} />}
    </WidePage>
  );
}

function OfName({ view, name }: { view: RequirementsView; name: string }) {
  const required = view.requirements.find((one) => one.name === name);
  const all = view.rows.filter(({ requirement }) => requirement === name);
  const rows = useStableOrder(eachLine(all), ({ id }) => id);
  if (!required) {
    return (
      <>
        <PageHeader title={name} />
        <Empty title="No requirement of the file has this name.">
          It may have been renamed or taken out.{" "}
          <AccountLink href={routes.requirements()} className="link">
            What we require
          </AccountLink>
        </Empty>
      </>
    );
  }
  const holds = all.every(({ state }) => state === "met");
  return (
    <>
      <PageHeader
        title={name}
        wide
        actions={
          <>
            <TellButton name={name} holds={holds} />
            <AnswerLink href={api.requirementFeed(name)} className={buttonClass()}>
              <Rss aria-hidden strokeWidth={1.75} />
              Feed
            </AnswerLink>
          </>
        }
      >
        <p className="mt-2 text-lg text-ink max-sm:text-md">
          <Unbroken>{requiredSentence({ rows: all })}</Unbroken>
        </p>
        <p className="mt-1">{needsText(required)}</p>
      </PageHeader>
      <RequirementTable
        groups={[{ required, rows, all }]}
        accounts={view.accounts}
        serverNow={view.serverNow}
        each
      />
      <Block title="From a pipeline">
        <Command text={`bedrock-readiness check ${JSON.stringify(name)}`} />
      </Block>
    </>
  );
}

/** Each line that does not hold stands for itself; what holds stays together by Region and account. */
function eachLine(rows: readonly RequirementRow[]): readonly RequirementRow[] {
  return rows.flatMap((row) => {
    const { met } = row.counts;
    const open = row.lines.filter(({ state }) => state !== "met");
    const lines = row.lines.filter(({ state }) => state === "met");
    const held: RequirementRow = {
      ...row,
      id: `${row.id} met`,
      state: "met",
      counts: { met, short: 0, not_met: 0, cannot_tell: 0 },
      lines,
      since: row.heldSince,
    };
    const each = open.map(
      (line): RequirementRow => ({
        ...row,
        id: line.id,
        state: line.state,
        counts: countLines([line]),
        lines: [line],
        since: line.since,
      }),
    );
    return met > 0 ? [...each, held] : each;
  });
}

function Loading({ name }: { name: string }) {
  return (
    <div aria-busy="true">
      <h1>{name}</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
