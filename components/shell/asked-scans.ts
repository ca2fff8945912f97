import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import type { ScanScope } from "@/lib/domain/scan-scope";

/** A small scan that somebody asked for: what they call what it reads, and how that was before. */
export type AskedScan = {
  scanId: string;
  what: string;
  scope: ScanScope;
  before: MatrixSnapshot | null;
};

let asked: readonly AskedScan[] = [];
const listeners = new Set<() => void>();

function hold(next: readonly AskedScan[]): void {
  asked = next;
  for (const tell of listeners) tell();
}

/** What comes of it is told when it ends, whatever page is open then. */
export const askedScan = (scan: AskedScan): void => hold([...asked, scan]);

/** What was cancelled tells nothing. */
export const forgetAskedScans = (): void => hold([]);

export const askedScans = (): readonly AskedScan[] => asked;

/** Takes those that have ended, each once; `running`: the scan that runs, null: none. */
export function takeEndedScans(running: string | null): readonly AskedScan[] {
  const ended = asked.filter(({ scanId }) => scanId !== running);
  if (ended.length > 0) hold(asked.filter(({ scanId }) => scanId === running));
  return ended;
}

export function onAskedScans(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
