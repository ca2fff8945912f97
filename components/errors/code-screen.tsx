"use client";

import { CellCounts } from "@/components/errors/cell-counts";
import { Refinements } from "@/components/errors/refinements";
import { Steps } from "@/components/errors/steps";
import { useCodeCounts } from "@/components/errors/use-code-counts";
import { WHO_LABEL, waitingHelps } from "@/components/errors/words";
import { AccountLink } from "@/components/shell/account-link";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { causesOf } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { awsSays, fixFor } from "@/lib/domain/catalogue/fix";
import { CODE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Code } from "@/lib/domain/codes";
import type { LinkTarget } from "@/lib/domain/links/target";
import { routes } from "@/lib/routes";

type CodeScreenProps = { code: Code; portal: LinkTarget["portal"] };

/** One code: why AWS answers so, what holds now, what to do, and the causes that refine it. */
export function CodeScreen({ code, portal }: CodeScreenProps) {
  const { account, counts } = useCodeCounts();
  const entry = CODE_ENTRIES[code];
  const target: LinkTarget = {
    partition: account?.partition ?? "aws",
    region: null,
    accountId: account?.accountId ?? null,
    modelId: null,
    quotaCode: null,
    portal,
  };
  const fix = fixFor({ code, cause: null, ...target });
  const section = awsSays({ code, cause: null });
  const facts = [
    ["HTTP status", entry.httpStatus ?? "none"],
    ["Who", WHO_LABEL[CODE_OWNER[code]]],
    ["Waiting helps", waitingHelps(entry)],
    ["Takes effect", entry.takes ?? "not known"],
    ["Cells now", <CellCounts key="cells" counts={counts && (counts.get(code) ?? [])} />],
  ] as const;
  return (
    <Page>
      <p className="mb-2 text-sm">
        <AccountLink className="link text-ink-2" href={routes.errors()}>
          Errors
        </AccountLink>
      </p>
      <PageHeader title={entry.title}>
        <code className="text-ink-2">{code}</code>
      </PageHeader>
      <p className="max-w-[76ch] text-lg">{entry.cause}</p>
      {entry.now && <p className="mt-1.5 max-w-[76ch] text-ink-2">Now: {entry.now}</p>}
      <dl className="mt-5 flex flex-wrap gap-x-10 gap-y-3">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <Block title="What to do">
        <Steps steps={fix.steps} />
        {fix.command && <Command text={fix.command} className="mt-4 max-w-[76ch]" />}
      </Block>
      <Refinements causes={causesOf(code)} target={target} />
      <Block title="Links">
        <ul className="grid gap-1.5">
          {section && (
            <li>
              <LinkOut href={section.href}>{section.label}</LinkOut>
            </li>
          )}
          <li>
            <AccountLink className="link" href={routes.diagnose()}>
              Diagnose a message
            </AccountLink>
          </li>
        </ul>
      </Block>
    </Page>
  );
}
