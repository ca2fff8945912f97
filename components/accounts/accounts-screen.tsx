"use client";

import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { AccountSection } from "@/components/accounts/account-section";
import { needsSomething, orderAccounts } from "@/components/accounts/order";
import { accountsSentence } from "@/components/accounts/words";
import { AskNow, OrganizationBlock } from "@/components/organisation/organization-block";
import { organizationSentence } from "@/components/organisation/words";
import { LoadNotice } from "@/components/regions/load-notice";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Button, buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/skeleton";
import { Unbroken } from "@/components/ui/unbroken";
import type { AccountsView } from "@/lib/contracts/accounts";
import { useAccounts } from "@/lib/queries/accounts";
import { routes } from "@/lib/routes";

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

/** Up to this many accounts, each is shown in full. */
const FULL_MAX = 6;

const PARSERS = {
  q: parseAsString.withDefault(""),
  needy: parseAsBoolean.withDefault(false),
};

function Accounts({ view }: { view: AccountsView }) {
  const [{ q, needy }, set] = useQueryStates(PARSERS, { history: "replace" });
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    document.getElementById(id)?.scrollIntoView();
  }, []);
  const { organization } = view;
  const many = organization !== null || view.accounts.length > FULL_MAX;
  const shown = orderAccounts(view.accounts, { text: q, onlyNeedy: needy });
  const needing = view.accounts.filter(needsSomething).length;
  return (
    <>
      <PageHeader
        title="Accounts"
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {organization && <AskNow organization={organization} serverNow={view.serverNow} />}
            {many && !organization && (
              <Checkbox checked={needy} onChange={(on) => void set({ needy: on || null })}>
                Only the {needing} that need something
              </Checkbox>
            )}
            {many && (
              <SearchField
                ref={field}
                label="Search accounts"
                placeholder={organization ? "Account, id, unit or tag" : "Name, id or role"}
                hotkey="/"
                value={q}
                onChange={(text) => void set({ q: text || null })}
                className="w-60 max-sm:w-full"
              />
            )}
            <Link className={buttonClass()} href={routes.addAccount()}>
              Add an account
            </Link>
          </div>
        }
      >
        <p>{organization ? organizationSentence(organization) : accountsSentence(view)}</p>
      </PageHeader>
      {view.problems.length > 0 && <Problems problems={view.problems} />}
      {organization && <OrganizationBlock view={view} organization={organization} text={q} />}
      {organization && shown.length > 0 && <h2 className="mt-8">How each is read</h2>}
      {shown.map((account) => (
        <AccountSection
          key={account.key}
          account={account}
          serverNow={view.serverNow}
          folded={many && !needsSomething(account)}
        />
      ))}
      {shown.length === 0 && !organization && (
        <Empty
          title={q ? `No account fits “${q}”.` : "No account needs anything."}
          action={<Button onClick={() => void set({ q: null, needy: null })}>Show all</Button>}
        />
      )}
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
          <Unbroken>{problem}</Unbroken>
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
