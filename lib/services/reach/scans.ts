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
  const scopes = () => scans.scopes().flatMap((scope) => scopeFor(scope, reached) ?? []);
  return {
    ...scans,
    scopes,
    progress: () => (scopes().length > 0 ? scans.progress(reached.hasEntry) : null),
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
