"use client";

import { useState } from "react";
import { useClockText } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { timeText } from "@/lib/domain/words/dates";
import { storeProblemOf } from "@/lib/queries/client";
import { pollEveryMs, useMatrix } from "@/lib/queries/matrix";

/** What lasts and holds on every page: the store or the connection is lost, or the server runs a newer build. */
export function StandingNotices() {
  const { data: snapshot, error, isError, errorUpdatedAt, refetch } = useMatrix();
  const [firstBuild, setFirstBuild] = useState<string | null>(null);
  if (snapshot && firstBuild === null) setFirstBuild(snapshot.buildId);
  const renewed = snapshot && firstBuild !== null && snapshot.buildId !== firstBuild;

  const failed = isError ? storeProblemOf(error) : null;
  const problem = isError ? failed : (snapshot?.storeProblem ?? null);

  return (
    <div className="flex flex-col gap-2 px-3 not-empty:py-2 sm:px-5" data-print="hide">
      {problem && (
        <Notice
          state="blocked"
          title={`Nothing can be stored since ${timeText(problem.since)} UTC.`}
          action={<Button onClick={() => void refetch()}>Look again</Button>}
        >
          {problem.message}
        </Notice>
      )}
      {isError && !failed && snapshot && (
        <Notice
          title="Connection to the dashboard lost."
          action={<Button onClick={() => void refetch()}>Try now</Button>}
        >
          Showing what was read at {timeText(snapshot.serverNow)} UTC.{" "}
          <NextTry serverNow={snapshot.serverNow} at={errorUpdatedAt + pollEveryMs(snapshot)} />
        </Notice>
      )}
      {snapshot?.intervalProblem && (
        <Notice title="Scans can't keep their interval.">{snapshot.intervalProblem}</Notice>
      )}
      {renewed && (
        <Notice
          title="The dashboard was updated."
          action={<Button onClick={() => location.reload()}>Reload</Button>}
        >
          Reload to go on with the new version.
        </Notice>
      )}
    </div>
  );
}

/** `at` is by the browser's clock, as React Query keeps it; only a difference of it is shown. */
function NextTry({ serverNow, at }: { serverNow: number; at: number }) {
  return useClockText(serverNow, () => {
    const seconds = Math.ceil((at - Date.now()) / 1_000);
    return seconds > 0 ? `Trying again in ${seconds} s.` : "Trying again.";
  });
}
