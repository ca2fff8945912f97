import { MINUTE_MS } from "@/lib/domain/time";
import { createBeside } from "@/lib/jobs/beside";
import type { Duty } from "@/lib/jobs/duty";
import { nextDueAt, pollDue } from "@/lib/services/agreements/poll-due";
import { rearm, type SeenVersions } from "@/lib/services/agreements/rearm";
import type { ScanContext } from "@/lib/services/context";

/**
 * Polls the watches that are due, page open or not. All of them are one job: each has its own due time in its row, and a
 * look writes nothing. Everything that whoever takes over needs is in the store.
 */
export function pollWatches(ctx: ScanContext, { random }: { random: () => number }): Duty {
  return {
    kind: "poll-watch",
    name: "the watch poller",
    isStanding: true,
    retriesWithinMs: MINUTE_MS,
    begin({ stores, signal }) {
      const held = { ...ctx, stores };
      const running = new Set<string>();
      const beside = createBeside(signal);
      let seen: SeenVersions = new Map();
      return {
        async round() {
          beside.check();
          seen = await rearm(held, seen);
          // A dead region delays no other watch.
          beside.start(pollDue(held, { signal, random, running }));
          return beside.untilDue(ctx.now(), await nextDueAt(held, { running }));
        },
        end: beside.end,
      };
    },
  };
}
