import type { WatchRef } from "@/lib/contracts/actions/agreements";
import { advance } from "@/lib/domain/agreement/advance";
import type { WatchState } from "@/lib/domain/agreement/states";
import { err, ok, type Result } from "@/lib/domain/result";
import { type RecordContext, recorded } from "@/lib/services/audit/record";
import type { ScanContext } from "@/lib/services/context";
import type { WatchRefusal } from "./refusal";
import { changeWatch } from "./watch-docs";

/** Stops watching. The same PENDING opens no new watch; one that begins after it ended does. */
export async function dismissWatch(
  ctx: ScanContext & RecordContext,
  ref: WatchRef,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const event = { type: "dismissed", at: ctx.now() } as const;
  const watch = await recorded(ctx, async (stores) => {
    const inside = { now: ctx.now, log: ctx.log, stores };
    let changed = false;
    const value = await changeWatch(inside, ref, (current) => {
      const after = current && advance(current, event);
      changed = after !== current;
      return after;
    });
    const { account, modelId: model } = ref;
    return { value, notes: changed ? [{ what: "watch.dismissed", on: { account, model } }] : [] };
  });
  if (watch) return ok({ state: watch.flight.state });
  return err({ code: "UNKNOWN_WATCH", message: "This agreement is not being watched." });
}
