import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { figure } from "@/lib/domain/words/figure";

/** How far a scan is, in words. */
export function progressText(scan: ScanProgress): string {
  const left =
    scan.secondsLeft === null ? "" : `, about ${Math.max(1, Math.round(scan.secondsLeft))} s left`;
  return `${scan.regionsDone} of ${scan.regionsTotal} Regions, ${figure(scan.cellsDecided)} cells decided${left}`;
}
