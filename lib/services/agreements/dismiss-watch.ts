import type { WatchRef } from "@/lib/contracts/actions/agreements";
import { advance } from "@/lib/domain/agreement/advance";
import type { WatchState } from "@/lib/domain/agreement/states";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ScanContext } from "@/lib/services/context";
import type { WatchRefusal } from "./refusal";
import { changeWatch } from "./watch-docs";

/** Stops watching. The same PENDING opens no new watch; one that begins after it ended does. */
export async function dismissWatch(
  ctx: ScanContext,
  ref: WatchRef,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const event = { type: "dismissed", at: ctx.now() } as const;
  const watch = await changeWatch(ctx, ref, (current) => current && advance(current, event));
  if (watch) return ok({ state: watch.flight.state });
  return err({ code: "UNKNOWN_WATCH", message: "This agreement is not being watched." });
}
