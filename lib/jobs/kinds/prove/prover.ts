import { MINUTE_MS } from "@/lib/domain/time";
import { withLease } from "@/lib/jobs/lease";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import type { Context } from "@/lib/services/context";
import { proveDue } from "@/lib/services/proofs/prove-due";

export const PROVE_LEASE = "prover";
const LOOK_EVERY_MS = MINUTE_MS;

type ProverOptions = {
  /** Names this process in the lease. */
  holder: string;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Tries what requirements have tried on their own schedule. Of several processes only the holder of the lease does. */
export function startProver(ctx: Context, { holder, sleep }: ProverOptions): Worker {
  return startWorker({
    name: "the prover",
    log: ctx.log,
    sleep,
    retryMs: LOOK_EVERY_MS,
    async round(signal) {
      const lease = { name: PROVE_LEASE, holder, sleep };
      await withLease(ctx, lease, () => proveDue(ctx, signal));
      return LOOK_EVERY_MS;
    },
  });
}
