import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { Act, Watching, Why } from "./act";
import { NEVER_ARRIVED, NEVER_KNOWN, SAME_ERROR } from "./endings";
import { ownRequest, type Sight } from "./look";
import { factOf } from "./preview";

type UnknownAct = Act & { step: Extract<Act["step"], { state: "unknown" }> };

/** What a look tells of an act of which no answer came. */
export type DecidedByLook =
  | { to: "unknown" }
  | { to: "accepted"; quotaRequestId: string | null }
  | { to: "refused"; why: Why };

/**
 * AWS shows what it took within a minute or two, in reports up to 15; an agreement may flap before.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export const ARRIVES_WITHIN_MS = 15 * MINUTE_MS;
/** No trace has to be seen so often in a row, so that one stale reading ends nothing. */
const LOOKS_LEAST = 3;
export const KNOWN_WITHIN_MS = 7 * DAY_MS;

/** By reading alone; nothing is ever sent again. `watching` counts the look already; `sight` null: AWS could not be read. */
export function decideByLook(
  act: UnknownAct,
  { sight, watching, at }: { sight: Sight | null; watching: Watching; at: EpochMs },
): DecidedByLook {
  const age = at - act.step.sentAt;
  if (sight === null)
    return age >= KNOWN_WITHIN_MS ? { to: "refused", why: NEVER_KNOWN } : { to: "unknown" };
  const trace = traceOf(act, sight);
  if (trace) return { to: "accepted", quotaRequestId: trace.quotaRequestId };
  const gone = age >= ARRIVES_WITHIN_MS && watching.inARow >= LOOKS_LEAST;
  if (!gone) return { to: "unknown" };
  const inError = sight.kind === "accept-agreement" && sight.agreement === "ERROR";
  return { to: "refused", why: inError ? SAME_ERROR : NEVER_ARRIVED };
}

const TRACE = { quotaRequestId: null };

/** What proves that the call arrived: something that AWS did not show at the preview. */
function traceOf(
  { step, target }: UnknownAct,
  sight: Sight,
): { quotaRequestId: string | null } | null {
  switch (sight.kind) {
    case "accept-agreement": {
      const { agreement } = sight;
      const shows = agreement === "PENDING" || agreement === "AVAILABLE" || agreement === "ERROR";
      return shows && agreement !== factOf(step.preview, "agreement") ? TRACE : null;
    }
    case "enable-region":
      return sight.status === "ENABLING" || sight.status === "ENABLED" ? TRACE : null;
    case "submit-use-case-form":
      return sight.form === "present" ? TRACE : null;
    case "request-quota-increase": {
      if (target.kind !== "request-quota-increase") return null;
      const request = ownRequest(sight, { target, step });
      return request && { quotaRequestId: request.id };
    }
  }
}
