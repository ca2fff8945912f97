import type { FixedInput } from "@/lib/contracts/actions/agreements";
import { advance } from "@/lib/domain/agreement/advance";
import { sayingOf } from "@/lib/domain/agreement/answers";
import type { FixedEvent } from "@/lib/domain/agreement/events";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import type { WatchState } from "@/lib/domain/agreement/states";
import { isInFlight } from "@/lib/domain/agreement/watch";
import { lastGood } from "@/lib/domain/facts/facts";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ScanContext } from "@/lib/services/context";
import type { WatchRefusal } from "./refusal";
import { changeWatch } from "./watch-docs";

/**
 * Someone says that what blocked a model is fixed: AWS is asked every 15 seconds for 2 minutes, in the regions given
 * and wherever the model is not ready, before the answer counts. Refused where nothing is known to be blocked.
 */
export async function iFixedIt(
  ctx: ScanContext,
  input: FixedInput,
): Promise<Result<{ state: WatchState }, WatchRefusal>> {
  const event = await fixedEvent(ctx, input);
  const watch = await changeWatch(ctx, input, (current) =>
    current
      ? advance(current, event)
      : openWatch({ account: input.account, modelId: input.modelId }, event),
  );
  if (watch && isInFlight(watch.flight)) return ok({ state: watch.flight.state });
  return err({ code: "NOTHING_TO_FIX", message: "Nothing is known to be blocked here." });
}

async function fixedEvent(ctx: ScanContext, input: FixedInput): Promise<FixedEvent> {
  const { account, modelId, code, cause } = input;
  const stored = await ctx.stores.facts.regions(account);
  const blocked = stored.filter(({ facts }) => {
    const last = lastGood(facts.availability[modelId]);
    const says = last && sayingOf(last.value);
    return says === "error" || says === "not-authorized" || says === "not-entitled";
  });
  return {
    type: "fixed",
    at: ctx.now(),
    regions: [...new Set([...input.regions, ...blocked.map(({ region }) => region)])],
    failure: code && { code, cause, text: null, by: "verdict" },
  };
}
