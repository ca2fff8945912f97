import { setTimeout as delay } from "node:timers/promises";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { ok, type Result } from "@/lib/domain/result";
import { readSince } from "@/lib/services/requirements/read-since";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import type { App, StartFault } from "@/lib/start";
import type { CheckDeps } from "./check";
import type { Io } from "./io";
import { runScan } from "./run-scan";
import { openApp } from "./with-app";

/** What the gate needs: the configuration's requirements, and scans of what they name. */
export async function checkDeps(
  io: Io,
  { store }: { store: boolean },
): Promise<Result<{ deps: CheckDeps; close: App["close"] }, StartFault>> {
  const opened = await openApp(io, { store });
  if (!opened.ok) return opened;
  const { ctx, close } = opened.value;
  const settings = ctx.settings();
  return ok({
    close,
    deps: {
      requirements: settings.requirements,
      maskAccountIds: settings.maskAccountIds,
      async readCells({ regions }) {
        const scope = { accounts: null, regions, models: null };
        const { end, why } = await runScan(opened.value, scope);
        const world = await ctx.world.read();
        const isCancelled = end !== null && !end.complete;
        return { ...toRequirementWorld(world, null), why, isCancelled };
      },
      // A store of its own begins with this very scan, and knows of nothing since when it is so.
      readSince: async (judged) => (store ? readSince(ctx, judged, []) : NO_HISTORY),
      now: ctx.now,
      sleep: (ms) => delay(ms),
      out: io.out,
      err: io.err,
    },
  });
}
