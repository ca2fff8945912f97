import type { WatchRef } from "@/lib/contracts/actions/agreements";
import { advance } from "@/lib/domain/agreement/advance";
import type { WatchEvent } from "@/lib/domain/agreement/events";
import type { Watch } from "@/lib/domain/agreement/watch";
import type { AuditWhat } from "@/lib/domain/audit/whats";
import { type RecordContext, recorded } from "@/lib/services/audit/record";
import type { ScanContext } from "@/lib/services/context";
import { changeWatch } from "@/lib/services/watches/watch-docs";

/** What a person does to a watch, on record in the same transaction where it changed anything; null where there is no watch. */
export function changeOnRecord(
  ctx: ScanContext & RecordContext,
  ref: WatchRef,
  { event, what }: { event: WatchEvent; what: AuditWhat },
): Promise<Watch | null> {
  return recorded(ctx, async (stores) => {
    const inside = { now: ctx.now, log: ctx.log, stores };
    let changed = false;
    const value = await changeWatch(inside, ref, (current) => {
      const after = current && advance(current, event);
      changed = after !== current;
      return after;
    });
    const on = { account: ref.account, model: ref.modelId };
    return { value, notes: changed ? [{ what, on }] : [] };
  });
}
