"use client";

import { saidText } from "@/components/matrix/said-text";
import { coverageOf } from "@/components/shell/coverage";
import { progressText } from "@/components/shell/progress-text";
import { ScanProgressText, useScanNow } from "@/components/shell/scan-control";
import { TroubleNotices } from "@/components/trouble/lazy-trouble";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { accountLabel } from "@/lib/domain/account-label";
import type { ShownFault } from "@/lib/domain/facts/fault";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { staleAfterMs } from "@/lib/domain/schedule/interval";
import { counted } from "@/lib/domain/words/counted";
import { asSentence } from "@/lib/domain/words/sentence";
import { routes } from "@/lib/routes";

const SHOWN_MAX = 2;

type MatrixNoticesProps = {
  snapshot: MatrixSnapshot;
  accounts: readonly string[];
  /** Shows these accounts from now on. */
  onChoose: (accounts: readonly string[]) => void;
};

/** What lasts and holds for the matrix: AWS's own trouble, accounts that can't be read, warnings of accounts, values that grew old. */
export function MatrixNotices({ snapshot, accounts: keys, onChoose }: MatrixNoticesProps) {
  const scanNow = useScanNow();
  const accounts = snapshot.accounts.filter(({ key }) => keys.includes(key));
  const faults = accounts.flatMap((one) => (one.fault ? [{ one, fault: one.fault }] : []));
  const warnings = accounts.flatMap((one) => one.warnings.map((fault) => ({ one, fault })));
  const { readAt } = coverageOf(snapshot, keys);
  const stale =
    !snapshot.scan &&
    readAt !== null &&
    snapshot.serverNow - readAt >
      staleAfterMs({ intervalMs: snapshot.scanIntervalMs, lastScanMs: null });
  const scanAgain = scanNow.may && (
    <Button busy={scanNow.busy} onClick={() => scanNow.run(EVERYTHING)}>
      Scan now
    </Button>
  );
  const several = accounts.length > 1;
  const readable = accounts.filter(({ fault }) => !fault).map(({ key }) => key);
  const leaveOut = several && readable.length > 0 && (
    <Button onClick={() => onChoose(readable)}>
      {faults.length === 1 ? "Leave it out" : `Leave out all ${faults.length}`}
    </Button>
  );
  const named = (label: string) => (several ? `${label}: ` : "");

  return (
    <div data-print="hide" className="flex flex-none flex-col gap-2 px-3 not-empty:pb-2 sm:px-5">
      <TroubleNotices regions={snapshot.regions.map(({ region }) => region)} />
      {faults.slice(0, SHOWN_MAX).map(({ one, fault }, index) => (
        <Notice
          key={one.key}
          state="unknown"
          title={
            several ? `${accountLabel(one)} could not be read.` : "This account could not be read."
          }
          action={
            <>
              {index === 0 && leaveOut}
              {!snapshot.scan && scanAgain}
            </>
          }
        >
          {asSentence(fault.message)} <FaultSource fault={fault} />{" "}
          {several && (
            <Link className="link" href={routes.accounts(one.key)}>
              How to fix it
            </Link>
          )}
        </Notice>
      ))}
      {faults.length > SHOWN_MAX && (
        <Notice
          state="unknown"
          title={`${counted(faults.length - SHOWN_MAX, "more account")} could not be read.`}
        >
          <Link className="link" href={routes.accounts()}>
            What each one needs
          </Link>
        </Notice>
      )}
      {stale && readAt !== null && faults.length === 0 && (
        <Notice
          state="unknown"
          title="Some of this is old."
          {...(!snapshot.scan && { action: scanAgain })}
        >
          The oldest of it was read <Age at={readAt} serverNow={snapshot.serverNow} />. Values past
          three scan intervals show as unknown with what was last known.
        </Notice>
      )}
      {warnings.slice(0, SHOWN_MAX).map(({ one, fault }) => (
        <Notice
          key={`${one.key}~${fault.code}~${fault.operation}`}
          title={`${named(accountLabel(one))}${asSentence(fault.message)}`}
        >
          <FaultSource fault={fault} />
        </Notice>
      ))}
      {warnings.length > SHOWN_MAX && (
        <Notice
          title={`${counted(warnings.length - SHOWN_MAX, "more warning")} about these accounts.`}
        >
          {saidText(warnings.slice(SHOWN_MAX).map(({ fault }) => fault))}
        </Notice>
      )}
      {snapshot.scan && readAt === null && (
        <ScanProgressText text={progressText(snapshot.scan)} scan={snapshot.scan} />
      )}
    </div>
  );
}

function FaultSource({ fault }: { fault: ShownFault }) {
  if (!fault.operation) return null;
  return (
    <span className="text-ink-3 max-sm:hidden">
      <code>{fault.operation}</code>
      {fault.requestId && (
        <>
          {" "}
          request <code>{fault.requestId}</code>
        </>
      )}
      .
    </span>
  );
}
