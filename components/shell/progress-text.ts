import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";

/** How far a scan is, in words. */
export function progressText(scan: ScanProgress): string {
  const left =
    scan.secondsLeft === null ? "" : `, about ${Math.max(1, Math.round(scan.secondsLeft))} s left`;
  return `${scan.regionsDone} of ${counted(scan.regionsTotal, "Region")}, ${counted(scan.cellsDecided, "cell")} decided${left}`;
}
