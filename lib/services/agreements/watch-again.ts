import type { WatchRef } from "@/lib/contracts/actions/agreements";
import type { WatchState } from "@/lib/domain/agreement/states";
import { err, ok, type Result } from "@/lib/domain/result";
import type { RecordContext } from "@/lib/services/audit/record";
import type { ScanContext } from "@/lib/services/context";
import { changeOnRecord } from "./change-on-record";
import type { WatchRefusal } from "./refusal";

/** Takes a dismissal back: the attempt goes on as it stood, and AWS is asked at once. Refused where nothing is left to go on with. */
export async function watchAgain(
  ctx: ScanContext & RecordContext,
  ref: WatchRef,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const event = { type: "resumed", at: ctx.now() } as const;
  const watch = await changeOnRecord(ctx, ref, { event, what: "watch.resumed" });
  if (!watch)
    return err({ code: "UNKNOWN_WATCH", message: "This agreement was never watched here." });
  if (watch.flight.state !== "dismissed") return ok({ state: watch.flight.state });
  return err({
    code: "NOTHING_TO_WATCH",
    message:
      watch.flight.because === "account-removed"
        ? "Its account left the configuration. A PENDING seen after it is back is watched anew."
        : "Too little is kept of it. It is watched again as soon as a scan sees a new PENDING.",
  });
}
