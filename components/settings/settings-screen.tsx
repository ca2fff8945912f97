"use client";

import { Plus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useRef } from "react";
import { LoadNotice } from "@/components/regions/load-notice";
import { AccountsBlock } from "@/components/settings/accounts-block";
import { settingsText } from "@/components/settings/as-text";
import { DeniedBlock } from "@/components/settings/denied-block";
import { FactLists } from "@/components/settings/fact-lists";
import { RefusedNotice } from "@/components/settings/refused-notice";
import { ScansBlock } from "@/components/settings/scans-block";
import { WebhookBlock } from "@/components/settings/webhook-block";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { lazyModule } from "@/components/ui/lazy-module";
import { PageHeader, WidePage } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { SettingsView } from "@/lib/contracts/settings";
import { useAccounts } from "@/lib/queries/accounts";
import { useSettings } from "@/lib/queries/settings";

const form = lazyModule(() => import("@/components/settings/add-account"));
const AddAccount = form.part(({ AddAccount: part }) => part);

/** What the dashboard runs with, where it came from, and whether it took effect. Nothing is changed here. */
export function SettingsScreen() {
  const { data: view, error, refetch } = useSettings();
  const accounts = useAccounts();
  return (
    <WidePage>
      {error && (
        <LoadNotice
          what="The settings were"
          error={error}
          shown={!!view}
          onRetry={() => void refetch()}
        />
      )}
      {view && !accounts.isPending ? (
        <Settings view={view} accounts={accounts} />
      ) : (
        !error && <Loading />
      )}
    </WidePage>
  );
}

type SettingsProps = { view: SettingsView; accounts: ReturnType<typeof useAccounts> };

function Settings({ view, accounts }: SettingsProps) {
  const [adding, setAdding] = useQueryState(
    "add",
    parseAsBoolean.withDefault(false).withOptions({ history: "push" }),
  );
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <PageHeader
        title="Settings"
        actions={
          <>
            <CopyButton
              text={settingsText(view, accounts.data)}
              label="Copy as text"
              variant="plain"
            >
              Copy as text
            </CopyButton>
            <Button ref={opener} variant="primary" onClick={() => void setAdding(true)}>
              <Plus aria-hidden strokeWidth={1.75} />
              Add an account
            </Button>
          </>
        }
      >
        <p>
          Read only. What the dashboard runs with, where it came from, and whether it took effect.
        </p>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-x-12 max-lg:grid-cols-1">
        <div className="min-w-0 [&>section:first-child]:mt-0">
          <RefusedNotice view={view} />
          <AccountsBlock accounts={accounts} intervalMs={view.inUse.intervalMs} />
          <ScansBlock scans={view.scans} serverNow={view.serverNow} />
          {accounts.data && <DeniedBlock view={accounts.data} />}
          <WebhookBlock webhook={view.webhook} serverNow={view.serverNow} />
        </div>
        <aside aria-label="What it runs with">
          <FactLists view={view} />
        </aside>
      </div>
      {adding && (
        <AddAccount
          view={view}
          accounts={accounts.data?.accounts ?? []}
          onClose={() => {
            void setAdding(null);
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}

function Loading() {
  return (
    <div aria-busy="true">
      <h1>Settings</h1>
      <p className="sr-only">Loading</p>
      <Skeleton className="mt-6 w-[min(480px,80%)]" />
    </div>
  );
}
