"use client";

import { AccountSection } from "@/components/accounts/account-section";
import { accountsSentence } from "@/components/accounts/words";
import { LoadNotice } from "@/components/regions/load-notice";
import { Code, Command } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { AccountsView } from "@/lib/domain/view/accounts";
import { useAccounts } from "@/lib/queries/accounts";

/** Every configured account: how it is reached, whether it could be read, and what it takes to read the rest. */
export function AccountsScreen() {
  const { data: view, error, refetch } = useAccounts();
  return (
    <Page>
      {error && (
        <LoadNotice
          what="The accounts were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view ? <Accounts view={view} /> : !error && <Loading />}
    </Page>
  );
}

function Accounts({ view }: { view: AccountsView }) {
  return (
    <>
      <PageHeader title="Accounts">
        <p>{accountsSentence(view)}</p>
      </PageHeader>
      {view.problems.length > 0 && <Problems problems={view.problems} />}
      {view.accounts.map((account) => (
        <AccountSection key={account.key} account={account} serverNow={view.serverNow} />
      ))}
      <Block title="The least policy a scan needs" note="the same in every account">
        <p className="mb-2 max-w-[76ch] text-ink-2">
          It lists and looks up, and changes nothing. GetCallerIdentity needs no permission.
        </p>
        <Command text={view.policy} label="Copy policy" className="max-w-[76ch]" />
      </Block>
    </>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <Notice state="blocked" title="The configuration does not parse as it is now.">
      The last one that did is in force until it is corrected. Whoever runs this dashboard:
      {problems.map((problem) => (
        <Code key={problem} className="block break-words">
          {problem}
        </Code>
      ))}
    </Notice>
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Accounts</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
