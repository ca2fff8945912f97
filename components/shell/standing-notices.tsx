"use client";

import { useState } from "react";
import { useClockText } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { timeText } from "@/lib/domain/words/dates";
import { pollEveryMs, useMatrix } from "@/lib/queries/matrix";

/** What lasts and holds on every page: the connection is lost, or the server runs a newer build. */
export function StandingNotices() {
  const { data: snapshot, isError, errorUpdatedAt, refetch } = useMatrix();
  const [firstBuild, setFirstBuild] = useState<string | null>(null);
  if (snapshot && firstBuild === null) setFirstBuild(snapshot.buildId);
  const renewed = snapshot && firstBuild !== null && snapshot.buildId !== firstBuild;

  return (
    <div className="flex flex-col gap-2 px-3 not-empty:py-2 sm:px-5" data-print="hide">
      {isError && snapshot && (
        <Notice
          title="Connection to the dashboard lost."
          action={<Button onClick={() => void refetch()}>Try now</Button>}
        >
          Showing what was read at {timeText(snapshot.serverNow)} UTC.{" "}
          <NextTry serverNow={snapshot.serverNow} at={errorUpdatedAt + pollEveryMs(snapshot)} />
        </Notice>
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
