import type { RegionAnswer } from "@/lib/domain/agreement/answers";
import type { WatchFault } from "@/lib/domain/agreement/watch";
import type { Cause } from "@/lib/domain/causes";
import { classify } from "@/lib/domain/diagnosis/classify";
import type { Availability, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";

/** A reading as a watch takes it; null where nothing was asked. */
export function answerOf(region: string, reading: Reading<Availability>): RegionAnswer | null {
  if (reading.status === "never") return null;
  if (reading.status === "failed") {
    const { requestId, at, attempt } = reading.fault;
    return { region, at, attempt, requestId, fault: watchFault(reading.fault) };
  }
  const { value, source } = reading;
  const cause = causeOfText(value.agreementError);
  const { at, attempt, requestId } = source;
  return { region, at, attempt, requestId, availability: value, cause };
}

const watchFault = ({ code, cause, owner, message, requestId, at }: Fault): WatchFault => ({
  code,
  cause,
  owner,
  message,
  requestId,
  at,
});

function causeOfText(message: string | null): Cause | null {
  const operation = "GetFoundationModelAvailability";
  return message === null
    ? null
    : classify({ name: null, httpStatus: null, message, operation }).cause;
}
