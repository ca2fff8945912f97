import { SECOND_MS } from "@/lib/domain/time";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import type { Context } from "@/lib/services/context";

type FollowerContext = Pick<Context, "log" | "organization">;

type FollowerOptions = {
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

const LOOK_EVERY_MS = 5 * SECOND_MS;

/** Sees, in every process, what whoever discovers the accounts of the organization keeps of them. */
export function startFollower(
  { organization, log }: FollowerContext,
  { sleep }: FollowerOptions,
): Worker {
  return startWorker({
    name: "the look at the accounts of the organization",
    log,
    sleep,
    retryMs: LOOK_EVERY_MS,
    async round() {
      if (organization.settings() !== null) await organization.refresh();
      return LOOK_EVERY_MS;
    },
  });
}
