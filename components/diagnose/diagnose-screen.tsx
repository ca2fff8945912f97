"use client";

import { useDeferredValue, useMemo } from "react";
import { Answer } from "@/components/diagnose/answer";
import { DashboardReads } from "@/components/diagnose/dashboard-reads";
import { MatchingCells } from "@/components/diagnose/matching-cells";
import { PasteBox } from "@/components/diagnose/paste-box";
import { ProfileIds } from "@/components/diagnose/profile-ids";
import { ReadFromIt } from "@/components/diagnose/read-from-it";
import { RoutesAround } from "@/components/diagnose/routes-around";
import { useTextOfAddress } from "@/components/diagnose/use-text-of-address";
import { useAccount } from "@/components/shell/use-account";
import { Page, PageHeader } from "@/components/ui/page";
import { useDraft } from "@/components/ui/use-draft";
import { settle } from "@/lib/domain/diagnosis/decide-by-scan";
import { diagnoseWithFix, withCause } from "@/lib/domain/diagnosis/diagnose";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { LinkTarget } from "@/lib/domain/links/target";
import { useMatrix } from "@/lib/queries/matrix";

type DiagnoseScreenProps = { portal: LinkTarget["portal"] };

/** A pasted error, answered as it is pasted. It is read in the browser: nothing of it leaves this tab. */
export function DiagnoseScreen({ portal }: DiagnoseScreenProps) {
  const [text, setText] = useDraft("diagnose");
  useTextOfAddress(setText);
  const { data: snapshot } = useMatrix();
  const { account } = useAccount(snapshot);
  const read = useDeferredValue(text);
  const found = useAnswer({ text: read, snapshot, account, portal });
  const key = account?.key ?? null;
  return (
    <Page>
      <PageHeader title="Diagnose">
        <p>
          Paste an exception, CLI output, JSON body or log line. It is read in this page: nothing of
          it leaves this tab.
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
              <Answer {...found} />
              {snapshot && (
                <ProfileIds diagnosis={found.diagnosis} snapshot={snapshot} account={key} />
              )}
              {snapshot && (
                <RoutesAround diagnosis={found.diagnosis} snapshot={snapshot} account={account} />
              )}
              <DashboardReads
                snapshot={snapshot}
                code={found.diagnosis.code}
                account={key}
                read={found.diagnosis.read}
              />
              {snapshot && (
                <MatchingCells snapshot={snapshot} diagnosis={found.diagnosis} account={key} />
              )}
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

type AnswerInput = DiagnoseScreenProps & {
  text: string;
  snapshot: MatrixSnapshot | undefined;
  account: MatrixAccount | null;
};

/** What the text means, and where it leaves more than one meaning, what the last scan says to it. */
function useAnswer({ text, snapshot, account, portal }: AnswerInput) {
  const partition = account?.partition;
  const accountId = account?.accountId;
  const key = account?.key ?? null;
  return useMemo(() => {
    if (!text.trim()) return null;
    const options = {
      portal,
      ...(partition && { partition }),
      ...(accountId && { accountId }),
    };
    const told = diagnoseWithFix(text, options);
    const settlement = snapshot ? settle(told.diagnosis, { snapshot, account: key }) : null;
    if (settlement?.status !== "settled") return { ...told, settlement };
    const { cause } = settlement;
    return { ...withCause({ diagnosis: told.diagnosis, cause }, options), settlement };
  }, [text, snapshot, partition, accountId, key, portal]);
}
