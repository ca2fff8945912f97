import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { Duty } from "@/lib/jobs/duty";
import type { ScanContext } from "@/lib/services/context";
import type { SendWebhook } from "@/lib/services/ports/notify";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";

const LOOK_EVERY_MS = 5 * SECOND_MS;

type DelivererOptions = {
  /** Null: no webhook is configured now. */
  send: () => SendWebhook | null;
  publicUrl: string | null;
};

/** Tells the webhook what is new. An attempt is written down before it is made, so that two that think they hold the job never make it both. */
export function tellWebhook(ctx: ScanContext, { send, publicUrl }: DelivererOptions): Duty {
  return {
    kind: "deliver-notice",
    name: "the telling of the webhook",
    isStanding: true,
    retriesWithinMs: MINUTE_MS,
    begin: ({ stores, signal }) => ({
      async round() {
        const sending = send();
        if (sending) await deliverNotices({ ...ctx, stores }, { send: sending, publicUrl, signal });
        return LOOK_EVERY_MS;
      },
    }),
  };
}
