"use client";

import { MatrixSkeleton } from "@/components/matrix/matrix-skeleton";
import { PastScreen } from "@/components/past/past-screen";
import { PastTools } from "@/components/past/past-tools";
import { PAST_CLOSED, usePastUrl } from "@/components/past/use-past-url";
import { useAccount } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { usePageTitle } from "@/components/ui/use-page-title";
import { useWhenThere } from "@/components/ui/use-when-there";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { momentText } from "@/lib/domain/past/moment";
import { scanBeside } from "@/lib/domain/past/words";
import { asSentence } from "@/lib/domain/words/sentence";
import { useMoments, usePast } from "@/lib/queries/past";

/** The matrix at two moments: as it was, as it is, and what changed between. */
export function ThenNow({ snapshot }: { snapshot: MatrixSnapshot }) {
  const pastUrl = usePastUrl();
  const { url, set } = pastUrl;
  const { keys, address, choose } = useAccount(snapshot);
  const everyone = keys.length === snapshot.accounts.length;
  const asked = { from: url.from, to: url.to, account: everyone ? null : keys.join(",") };
  const { data: past, error, isPlaceholderData, refetch } = usePast(asked);
  const { data: moments } = useMoments();
  usePageTitle("Then and now");
  const known = past && moments && !isPlaceholderData ? { past, moments } : null;
  const stepScan = useWhenThere(known, ({ past, moments }, by: 1 | -1) => {
    const scan = scanBeside(moments, { at: past.from.at, by });
    if (scan && scan.at < past.to.at)
      void set({ from: momentText({ kind: "scan", id: scan.id }), line: null });
  });
  useHotkeys({ "[": () => stepScan(-1), "]": () => stepScan(1) });
  const now = snapshot.serverNow;
  return (
    <div
      className="flex h-[calc(100dvh-var(--bar-h)-var(--tabs-h))] min-h-[560px] flex-col"
      data-print="flow"
      aria-busy={isPlaceholderData || undefined}
    >
      <PastTools past={past ?? null} {...{ moments, now, pastUrl }} />
      {error && (
        <div className="flex-none px-3 pb-2 sm:px-5">
          <Notice
            title="What was then is not shown."
            action={
              <>
                <Button onClick={() => void refetch()}>Try again</Button>
                <Button onClick={() => void set(PAST_CLOSED)}>Back to the matrix</Button>
              </>
            }
          >
            {asSentence(error.message)}
          </Notice>
        </div>
      )}
      {past && !(error && isPlaceholderData) && (
        <PastScreen {...{ snapshot, past, moments, pastUrl, keys, address, choose }} />
      )}
      {!past && !error && <MatrixSkeleton />}
    </div>
  );
}
