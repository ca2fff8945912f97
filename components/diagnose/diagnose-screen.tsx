"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { Answer } from "@/components/diagnose/answer";
import { DashboardReads } from "@/components/diagnose/dashboard-reads";
import { PasteBox } from "@/components/diagnose/paste-box";
import { ReadFromIt } from "@/components/diagnose/read-from-it";
import { useAccount } from "@/components/shell/use-account";
import { Page, PageHeader } from "@/components/ui/page";
import { diagnoseWithFix } from "@/lib/domain/diagnosis/diagnose";
import type { LinkTarget } from "@/lib/domain/links/target";
import { useMatrix } from "@/lib/queries/matrix";

/** A pasted error, answered as it is pasted. It is read in the browser: nothing of it is sent or kept, so no link of the answer is fetched ahead. */
export function DiagnoseScreen({ portal }: { portal: LinkTarget["portal"] }) {
  const [text, setText] = useState("");
  const { data: snapshot } = useMatrix();
  const { account } = useAccount(snapshot);
  const read = useDeferredValue(text);
  const partition = account?.partition;
  const accountId = account?.accountId;
  const found = useMemo(
    () =>
      read.trim()
        ? diagnoseWithFix(read, {
            portal,
            ...(partition && { partition }),
            ...(accountId && { accountId }),
          })
        : null,
    [read, portal, partition, accountId],
  );
  return (
    <Page>
      <PageHeader title="Diagnose">
        <p>
          Paste an exception, CLI output, JSON body or log line. It is read in this page: nothing of
          it is sent or kept.
        </p>
      </PageHeader>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="min-w-0">
          <PasteBox text={text} onChange={setText} />
          {found && (
            <div className="max-md:hidden">
              <ReadFromIt read={found.diagnosis.read} />
            </div>
          )}
        </div>
        <div className="min-w-0" aria-live="polite">
          {found && (
            <>
              <Answer diagnosis={found.diagnosis} fix={found.fix} />
              <DashboardReads
                snapshot={snapshot}
                code={found.diagnosis.code}
                account={account?.key ?? null}
                read={found.diagnosis.read}
              />
              <div className="md:hidden">
                <ReadFromIt read={found.diagnosis.read} />
              </div>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
