import { SECOND_MS } from "@/lib/domain/time";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { noteGrants } from "@/lib/services/access/note-grants";
import type { Context } from "@/lib/services/context";

type NoterContext = Pick<
  Context,
  "now" | "log" | "caller" | "requestId" | "address" | "stores" | "settings" | "identity"
>;

type NoterOptions = {
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

const LOOK_EVERY_MS = 5 * SECOND_MS;

/** Sees to it that other grants of the file are on record soon after they count. Where nobody signs in they count for nobody. */
export function startNoter(ctx: NoterContext, { sleep }: NoterOptions): Worker {
  let noted: unknown = null;
  return startWorker({
    name: "the noter of grants",
    log: ctx.log,
    sleep,
    async round() {
      const { grants } = ctx.settings();
      if (ctx.identity.auth !== "none" && grants !== noted) {
        await noteGrants(ctx);
        noted = grants;
      }
      return LOOK_EVERY_MS;
    },
    retryMs: LOOK_EVERY_MS,
  });
}
