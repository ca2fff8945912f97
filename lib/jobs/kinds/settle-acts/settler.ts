import { MINUTE_MS } from "@/lib/domain/time";
import { createBeside } from "@/lib/jobs/beside";
import type { Duty } from "@/lib/jobs/duty";
import { nextSettleAt, type SettleContext, settleDue } from "@/lib/services/acts/settle-due";

/**
 * Settles and watches acts, page open or not, by reading alone. All of them are one job: each has its own due time in its
 * row. Everything that whoever takes over needs is in the store.
 */
export function settleActs(ctx: SettleContext): Duty {
  return {
    kind: "settle-act",
    name: "the settler of acts",
    isStanding: true,
    retriesWithinMs: MINUTE_MS,
    begin({ stores, signal }) {
      const held = { ...ctx, stores };
      const running = new Set<string>();
      const beside = createBeside(signal);
      return {
        async round() {
          beside.check();
          if ((await nextSettleAt(held, { running })) !== null)
            beside.start(settleDue(held, { signal, running }));
          return beside.untilDue(ctx.now(), await nextSettleAt(held, { running }));
        },
        end: beside.end,
      };
    },
  };
}
