import { err } from "@/lib/domain/result";
import type { ScanControl, ScanRefusal } from "@/lib/services/ports/scans";
import type { Reached } from "./reached";
import { scopeFor } from "./scope";

const ANOTHER: ScanRefusal = {
  code: "SCAN_RUNS",
  message: "Another scan runs. Wait until it has ended.",
};

/** Scans as who reaches these accounts may see them: what is counted, and what is looked at, is of these alone. */
export function scansFor(scans: ScanControl, reached: Reached): ScanControl {
  const running = () =>
    scans.running().flatMap(({ scanId, scope }) => {
      const own = scopeFor(scope, reached);
      return own ? [{ scanId, scope: own }] : [];
    });
  return {
    ...scans,
    running,
    progress: () => (running().length > 0 ? scans.progress(reached.hasEntry) : null),
    async start(trigger, scope, before) {
      const begun = await scans.start(trigger, scope, before);
      return !begun.ok && begun.error.code === "SCAN_RUNS" ? err(ANOTHER) : begun;
    },
    look({ accounts, ...at }) {
      const seen = accounts?.flatMap((name) => reached.find(name)?.key ?? []);
      scans.look({ ...at, accounts: seen ?? reached.refs.map(({ key }) => key) });
    },
  };
}
