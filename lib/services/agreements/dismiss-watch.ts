import type { WatchRef } from "@/lib/contracts/actions/agreements";
import type { WatchState } from "@/lib/domain/agreement/states";
import { err, ok, type Result } from "@/lib/domain/result";
import type { RecordContext } from "@/lib/services/audit/record";
import type { ScanContext } from "@/lib/services/context";
import { changeOnRecord } from "./change-on-record";
import type { WatchRefusal } from "./refusal";

/** Stops watching. The same PENDING opens no new watch; one that begins after it ended does. */
export async function dismissWatch(
  ctx: ScanContext & RecordContext,
  ref: WatchRef,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const event = { type: "dismissed", at: ctx.now() } as const;
  const watch = await changeOnRecord(ctx, ref, { event, what: "watch.dismissed" });
  if (watch) return ok({ state: watch.flight.state });
  return err({ code: "UNKNOWN_WATCH", message: "This agreement is not being watched." });
}
