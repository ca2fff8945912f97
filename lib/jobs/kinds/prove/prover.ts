import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Duty } from "@/lib/jobs/duty";
import type { Context } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import { proveDue, type Resting } from "@/lib/services/proofs/prove-due";

const LOOK_EVERY_MS = MINUTE_MS;

/** Tries what requirements have tried on their own schedule. A try is counted, through the fence, before its call leaves. */
export function proveBySchedule(ctx: Context): Duty {
  return {
    kind: "prove",
    name: "the prover",
    isStanding: true,
    retriesWithinMs: HOUR_MS,
    begin({ stores, signal }) {
      const resting: Resting = new Map();
      const held = { ...ctx, stores };
      const keeps: Context["keep"] = (readings, options) => keep(held, readings, options);
      return {
        async round() {
          await proveDue({ ...held, keep: keeps }, signal, resting);
          return LOOK_EVERY_MS;
        },
      };
    },
  };
}
