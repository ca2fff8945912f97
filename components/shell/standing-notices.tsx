"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAnnounce } from "@/components/shell/announcer";
import { coverageOf } from "@/components/shell/coverage";
import { choiceLabel, useAccount } from "@/components/shell/use-account";
import { NearTime, useClockText } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { LeaveButton } from "@/components/ui/leave-button";
import { Notice } from "@/components/ui/notice";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { onAway } from "@/lib/queries/away";
import { storeProblemOf } from "@/lib/queries/client";
import { pollEveryMs, useMatrix } from "@/lib/queries/matrix";
import { useNobody } from "@/lib/queries/nobody";

/** What lasts and holds on every page: the store or the connection is lost, or the server runs a newer build. */
export function StandingNotices() {
  const { data: snapshot, error, isError, errorUpdatedAt, refetch } = useMatrix();
  const nobody = useNobody();
  const [firstBuild, setFirstBuild] = useState<string | null>(null);
  if (snapshot && firstBuild === null) setFirstBuild(snapshot.buildId);
  // A look that is under way is not begun anew, however often it is told: it would never come to its end.
  useEffect(() => onAway(() => void refetch({ cancelRefetch: false })), [refetch]);
  useScanEnd(snapshot);
  const renewed = snapshot && firstBuild !== null && snapshot.buildId !== firstBuild;

  const failed = isError ? storeProblemOf(error) : null;
  const problem = isError ? failed : (snapshot?.storeProblem ?? null);

  return (
    <div
      className="sticky top-(--bar-h) z-30 flex flex-col gap-2 bg-canvas px-3 not-empty:py-2 sm:px-5"
      data-print="hide"
      data-standing
    >
      {problem && (
        <Notice
          state="blocked"
          title={
            <>
              Nothing can be stored since{" "}
              <NearTime at={problem.since} serverNow={snapshot?.serverNow ?? errorUpdatedAt} /> UTC.
            </>
          }
          action={<Button onClick={() => void refetch()}>Look again</Button>}
        >
          {problem.message}
        </Notice>
      )}
      {isError && !failed && !nobody && snapshot && (
        <Notice
          title="Connection to the dashboard lost."
          action={<Button onClick={() => void refetch()}>Try now</Button>}
        >
          Showing what was read at{" "}
          <NearTime at={snapshot.serverNow} serverNow={snapshot.serverNow} /> UTC.{" "}
          <NextTry serverNow={snapshot.serverNow} at={errorUpdatedAt + pollEveryMs(snapshot)} />
        </Notice>
      )}
      {snapshot?.intervalProblem && (
        <Notice title="Scans can't keep their interval.">{snapshot.intervalProblem}</Notice>
      )}
      {snapshot && <UnknownAccount snapshot={snapshot} />}
      {renewed && (
        <Notice title="The dashboard was updated." action={<LeaveButton>Reload</LeaveButton>}>
          Reload to go on with the new version; what you typed is kept.
        </Notice>
      )}
    </div>
  );
}

/** The end of a scan is told to who can't see the line in the bar go. */
function useScanEnd(snapshot: MatrixSnapshot | undefined): void {
  const announce = useAnnounce();
  const { keys } = useAccount(snapshot);
  const running = useRef(false);
  const scanning = (snapshot?.scan ?? null) !== null;
  const end = useEffectEvent(() => {
    if (!snapshot) return;
    const { read, total } = coverageOf(snapshot, keys);
    announce(`The scan has ended: ${read} of ${counted(total, "Region")} read`);
  });
  useEffect(() => {
    if (running.current && !scanning) end();
    running.current = scanning;
  }, [scanning]);
}

/** An address may name an account that has left the configuration. */
function UnknownAccount({ snapshot }: { snapshot: MatrixSnapshot }) {
  const choice = useAccount(snapshot);
  const [first, ...more] = choice.unknown;
  if (first === undefined || choice.keys.length === 0) return null;
  const names = [first, ...more].join(", ");
  const title =
    more.length === 0
      ? `Account ${names} is not in the configuration.`
      : `Accounts ${names} are not in the configuration.`;
  return (
    <Notice
      title={title}
      action={<Button onClick={() => choice.choose(choice.keys)}>Go on with what is shown</Button>}
    >
      Showing {choiceLabel(choice, snapshot.accounts.length)}.
    </Notice>
  );
}

/** `at` is by the browser's clock, as React Query keeps it; only a difference of it is shown. */
function NextTry({ serverNow, at }: { serverNow: number; at: number }) {
  return useClockText(serverNow, () => {
    const seconds = Math.ceil((at - Date.now()) / 1_000);
    return seconds > 0 ? `Trying again in ${seconds} s.` : "Trying again.";
  });
}
