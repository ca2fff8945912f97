import { HOUR_MS, SECOND_MS } from "@/lib/domain/time";
import { ASK_EVERY_MS } from "@/lib/domain/trouble/standing";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import type { Context } from "@/lib/services/context";
import type { AskFeed } from "@/lib/services/ports/trouble";
import { isOn } from "@/lib/services/trouble/read-trouble";
import { feedRegions } from "@/lib/services/trouble/regions";

/** How soon it is seen that it was switched on, or that there are Regions now. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
const AT_ONCE = 4;

type ReaderContext = Pick<
  Context,
  "now" | "log" | "settings" | "installation" | "world" | "trouble"
>;

type ReaderOptions = {
  /** Null: there is no address to ask. */
  ask: AskFeed | null;
  /** From 0 to below 1. */
  random: () => number;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Asks AWS's public feeds every five minutes about the Regions of all accounts, each process for itself, since it answers
 * pages from its own memory. Where nothing lets it out, the pause doubles up to an hour.
 */
export function startTroubleReader(
  ctx: ReaderContext,
  { ask, random, sleep }: ReaderOptions,
): Worker {
  let shutRounds = 0;
  return startWorker({
    name: "the reader of AWS's public feeds",
    log: ctx.log,
    sleep,
    retryMs: ASK_EVERY_MS,
    async round(signal) {
      if (ask === null || !isOn(ctx)) return LOOK_EVERY_MS;
      const regions = feedRegions(await ctx.world.outline());
      if (regions.length === 0) return LOOK_EVERY_MS;
      const reached = await askAll(ctx, { ask, regions, signal });
      shutRounds = reached ? 0 : shutRounds + 1;
      const pauseMs = Math.min(HOUR_MS, ASK_EVERY_MS * 2 ** Math.min(shutRounds, 8));
      // Many dashboards start on the hour.
      return pauseMs * (0.9 + 0.2 * random());
    },
  });
}

type Asking = { ask: AskFeed; regions: readonly string[]; signal: AbortSignal };

/** False where no feed could be reached: after the first few that could not, the others are not tried. */
async function askAll(
  { trouble, now }: Pick<ReaderContext, "trouble" | "now">,
  { ask, regions, signal }: Asking,
): Promise<boolean> {
  for (let from = 0; from < regions.length && !signal.aborted; from += AT_ONCE) {
    const some = regions.slice(from, from + AT_ONCE);
    const answers = await Promise.all(
      some.map(async (region) => {
        const answer = await ask({ region, etag: trouble.etagOf(region) }, signal);
        if (!signal.aborted) trouble.note(region, answer, now());
        return answer;
      }),
    );
    const shut = answers.find((answer) => answer.status === "failed" && !answer.reached);
    if (from === 0 && shut && answers.every((one) => one.status === "failed" && !one.reached)) {
      for (const region of regions.slice(AT_ONCE)) trouble.note(region, shut, now());
      return false;
    }
  }
  return true;
}
