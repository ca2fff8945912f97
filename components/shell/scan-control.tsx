"use client";

import { RotateCw, X } from "lucide-react";
import { useRights } from "@/components/access/me-context";
import { forgetAskedScans } from "@/components/shell/asked-scans";
import { progressText } from "@/components/shell/progress-text";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { problemText } from "@/lib/queries/problem";
import { useCancelScan, useStartScan } from "@/lib/queries/scan";

/** Both buttons are as wide as the wider one, so that the bar keeps still. */
const ONE_WIDTH = "min-[1600px]:w-28";

/** Starts a scan of everything, or cancels the one that runs. */
export function ScanControl({ scan, ready }: { scan: ScanProgress | null; ready: boolean }) {
  const scanNow = useScanNow();
  const cancelNow = useCancelNow();
  if (!scanNow.may) return null;
  if (scan) {
    return (
      <Button
        busy={cancelNow.busy}
        onClick={cancelNow.run}
        aria-label="Cancel scan"
        className={ONE_WIDTH}
      >
        <X aria-hidden strokeWidth={1.75} />
        <span className="max-[1600px]:hidden">Cancel scan</span>
      </Button>
    );
  }
  return (
    <Button
      busy={!ready || scanNow.busy}
      onClick={() => scanNow.run(EVERYTHING)}
      aria-label="Scan now"
      className={ONE_WIDTH}
    >
      <RotateCw aria-hidden strokeWidth={1.75} />
      <span className="max-[1600px]:hidden">Scan now</span>
    </Button>
  );
}

/** Starts a scan and says so where it was refused. `may`: whether the person who looks may scan anything. */
export function useScanNow(): { may: boolean; busy: boolean; run: (scope: ScanScope) => void } {
  const start = useStartScan();
  const { somewhere } = useRights("ask");
  const say = useToast();
  return {
    may: somewhere,
    busy: start.isPending,
    run: async (scope) => {
      const outcome = await start.send(scope);
      if (!outcome.ok) say("The scan did not start", problemText(outcome.problem));
    },
  };
}

/** Cancels the scan that runs and says so where it was refused. */
export function useCancelNow(): { busy: boolean; run: () => void } {
  const cancel = useCancelScan();
  const say = useToast();
  return {
    busy: cancel.isPending,
    run: async () => {
      forgetAskedScans();
      const outcome = await cancel.send(undefined);
      if (!outcome.ok) say("The scan was not cancelled", problemText(outcome.problem));
    },
  };
}

/** The bar's lower edge fills as regions are read. */
export function ScanProgressLine({ scan }: { scan: ScanProgress }) {
  const share = scan.regionsTotal > 0 ? scan.regionsDone / scan.regionsTotal : 0;
  return (
    <div
      role="progressbar"
      aria-label="Scan"
      aria-valuemin={0}
      aria-valuemax={scan.regionsTotal}
      aria-valuenow={scan.regionsDone}
      aria-valuetext={progressText(scan)}
      className="absolute inset-x-0 -bottom-px h-0.5 overflow-hidden bg-selected"
    >
      <div className="h-full origin-left bg-ink-2" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}

/** Progress in full, for the first scan, when there is nothing else to look at yet. */
export function ScanProgressText({ scan, text }: { scan: ScanProgress; text: string }) {
  const share = scan.regionsTotal > 0 ? scan.regionsDone / scan.regionsTotal : 0;
  return (
    <div className="py-1">
      <p>{text}</p>
      <div aria-hidden className="mt-1.5 h-1 overflow-hidden rounded-xs bg-selected">
        <div className="h-full origin-left bg-ink-2" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
