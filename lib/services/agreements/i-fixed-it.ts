import type { FixedInput } from "@/lib/contracts/actions/agreements";
import { advance } from "@/lib/domain/agreement/advance";
import { sayingOf } from "@/lib/domain/agreement/answers";
import type { FixedEvent } from "@/lib/domain/agreement/events";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import type { WatchState } from "@/lib/domain/agreement/states";
import { isInFlight } from "@/lib/domain/agreement/watch";
import { lastGood } from "@/lib/domain/facts/facts";
import { own } from "@/lib/domain/own";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import { type RecordContext, recorded } from "@/lib/services/audit/record";
import type { ScanContext } from "@/lib/services/context";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { changeWatch } from "@/lib/services/watches/watch-docs";
import { readStanding } from "@/lib/services/world/named";
import type { WatchRefusal } from "./refusal";

/**
 * Someone says that what blocked a model is fixed: AWS is asked every 15 seconds for 2 minutes, in the regions given
 * and wherever the model is not ready, before the answer counts. Refused where nothing is known to be blocked.
 */
export async function iFixedIt(
  ctx: ScanContext & RecordContext,
  input: FixedInput,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const stored = await ctx.stores.facts.regions(input.account);
  const { ref } = await readStanding(ctx, input.account);
  if (!ref || !isRead({ input, stored }))
    return err({
      code: "UNKNOWN_CELL",
      message: "No such account, model and Region is read here.",
    });
  const event = fixedEvent(ctx.now(), { input, stored });
  const { account, modelId: model } = input;
  const watch = await recorded(ctx, async (stores) => {
    const inside = { now: ctx.now, log: ctx.log, stores };
    let changed = false;
    const value = await changeWatch(inside, input, (current) => {
      const after = current
        ? advance(current, event)
        : openWatch({ account, modelId: model }, event);
      changed = after !== current;
      return after;
    });
    const details = { regions: event.regions.join(", ") };
    return { value, notes: changed ? [{ what: "fix.said", on: { account, model }, details }] : [] };
  });
  if (watch && isInFlight(watch.flight)) return ok({ state: watch.flight.state });
  return err({ code: "NOTHING_TO_FIX", message: "Nothing is known to be blocked here." });
}

type Asked = { input: FixedInput; stored: readonly StoredRegion[] };

/** Only what a scan read can be watched. */
const isRead = ({ input, stored }: Asked): boolean =>
  stored.some(({ facts }) => own(facts.availability, input.modelId) !== undefined) &&
  input.regions.every((region) => stored.some((row) => row.region === region));

/** What failed is the word of a screen, and counts only where the facts say so too. */
function fixedEvent(at: EpochMs, { input, stored }: Asked): FixedEvent {
  const { modelId, code, cause } = input;
  const blocked = stored.filter(({ facts }) => {
    const last = lastGood(own(facts.availability, modelId));
    const says = last && sayingOf(last.value);
    return says === "error" || says === "not-authorized" || says === "not-entitled";
  });
  return {
    type: "fixed",
    at,
    regions: [...new Set([...input.regions, ...blocked.map(({ region }) => region)])],
    failure: code && blocked.length > 0 ? { code, cause, text: null, by: "verdict" } : null,
  };
}
