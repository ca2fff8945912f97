import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { figure } from "@/lib/domain/words/figure";
import { regionStatusText } from "@/lib/domain/words/region-status";
import type { Act, Watching, Why } from "./act";
import { FAILED } from "./endings";
import type { ActKind } from "./kinds";
import { ownRequest, type Sight, saidText, wordOf } from "./look";
import { factOf } from "./preview";

type AcceptedAct = Act & { step: Extract<Act["step"], { state: "accepted" }> };

/** What a look tells of an act that AWS accepted. */
export type Watched =
  | { to: "accepted"; said: string | null }
  | { to: "done"; said: string }
  | { to: "failed"; why: Why };

/** How long AWS may take to show what it accepted, before that is called a failure. */
export const SHOWN_WITHIN_MS = {
  "accept-agreement": 2 * DAY_MS,
  "submit-use-case-form": DAY_MS,
  "enable-region": 7 * DAY_MS,
  "request-quota-increase": 90 * DAY_MS,
} as const satisfies Record<ActKind, number>;

/** An approved value is to be there by then. */
const APPLIED_WITHIN_MS = 7 * DAY_MS;
/** Readings flap after a write, so one alone decides nothing. */
const TWICE = 2;
const NO_SIGN_MS = 15 * MINUTE_MS;
/** What can't be read says nothing of AWS, so past its time it is tried on for so long. */
export const READ_ON_MS = 7 * DAY_MS;

type Seen = { sight: Sight; watching: Watching; at: EpochMs };

/** `watching` counts the look already; `sight` null: AWS could not be read. */
export function watchAct(
  act: AcceptedAct,
  { sight, watching, at }: { sight: Sight | null; watching: Watching; at: EpochMs },
): Watched {
  const late = at - act.step.acceptedAt - SHOWN_WITHIN_MS[act.kind];
  if (sight === null)
    return late >= READ_ON_MS
      ? { to: "failed", why: FAILED.notRead(watching.says && saidText(act.kind, watching.says)) }
      : { to: "accepted", said: watching.said };
  const seen = told(act, { sight, watching, at });
  if (seen.to !== "accepted" || late < 0 || shows(sight)) return seen;
  return {
    to: "failed",
    why: FAILED.notShown(saidText(act.kind, watching.says ?? wordOf(sight, act))),
  };
}

/** What shows is read once more, however late it is. */
const shows = (sight: Sight): boolean =>
  sight.kind === "accept-agreement" && sight.agreement === "AVAILABLE";

function told(act: AcceptedAct, { sight, watching, at }: Seen): Watched {
  switch (sight.kind) {
    case "accept-agreement":
      return ofAgreement(act, { sight, watching, at });
    case "enable-region":
      return ofRegion(act, { sight, watching, at });
    case "submit-use-case-form":
      return sight.form === "present"
        ? { to: "done", said: "AWS shows the form." }
        : { to: "accepted", said: "AWS does not show the form yet." };
    case "request-quota-increase":
      return ofQuota(act, { sight, watching, at });
  }
}

type SeenOf<K extends ActKind> = Seen & { sight: Extract<Sight, { kind: K }> };

function ofAgreement(
  { step }: AcceptedAct,
  { sight, watching, at }: SeenOf<"accept-agreement">,
): Watched {
  const twice = watching.inARow >= TWICE;
  switch (sight.agreement) {
    case "AVAILABLE":
      return twice
        ? { to: "done", said: "AWS shows AVAILABLE, twice in a row." }
        : { to: "accepted", said: "AWS shows AVAILABLE once; it is read again." };
    case "PENDING":
      return { to: "accepted", said: "AWS Marketplace creates the agreement." };
    case "ERROR": {
      // An error of before the call may show until AWS has taken it up.
      const isNew = factOf(step.preview, "agreement") !== "ERROR" || watching.before !== null;
      const late = at - step.acceptedAt >= NO_SIGN_MS;
      return twice && (isNew || late)
        ? { to: "failed", why: FAILED.agreementError(sight.error) }
        : { to: "accepted", said: "AWS shows an error; it is read again." };
    }
    default: {
      const shownBefore = watching.before === "PENDING" || watching.before === "AVAILABLE";
      const late = at - step.acceptedAt >= NO_SIGN_MS;
      return twice && (shownBefore || late)
        ? { to: "failed", why: FAILED.agreementGone }
        : { to: "accepted", said: "AWS does not show the agreement yet." };
    }
  }
}

function ofRegion(
  { step }: AcceptedAct,
  { sight, watching, at }: SeenOf<"enable-region">,
): Watched {
  if (sight.status === "ENABLED" || sight.status === "ENABLED_BY_DEFAULT")
    return { to: "done", said: "AWS shows the Region as enabled." };
  if (sight.status === "ENABLING")
    return { to: "accepted", said: "AWS enables the Region. It names no deadline." };
  const shownBefore = watching.before === "ENABLING";
  const late = at - step.acceptedAt >= NO_SIGN_MS;
  return watching.inARow >= TWICE && (shownBefore || late)
    ? { to: "failed", why: FAILED.regionOff }
    : { to: "accepted", said: `AWS shows the Region as ${regionStatusText(sight.status)}.` };
}

/** Only the applied value counts: an approval may be for less, or be applied later or never. */
function ofQuota(
  { target, step }: AcceptedAct,
  { sight, at }: SeenOf<"request-quota-increase">,
): Watched {
  if (target.kind !== "request-quota-increase") return { to: "accepted", said: null };
  const holds = sight.applied ?? sight.default;
  if (holds !== null && holds >= target.value)
    return { to: "done", said: `AWS applies ${figure(holds)}.` };
  const request = ownRequest(sight, { target, step });
  switch (request?.status) {
    case "APPROVED":
      return ofApproved({ step, holds, decidedAt: request.updatedAt ?? step.acceptedAt, at });
    case "DENIED":
      return { to: "failed", why: FAILED.denied };
    case "CASE_CLOSED":
      return { to: "failed", why: FAILED.caseClosed };
    case "NOT_APPROVED":
    case "INVALID_REQUEST":
      return { to: "failed", why: FAILED.notApproved(request.status) };
    case "CASE_OPENED":
      return { to: "accepted", said: "AWS Support has a case for it." };
    case "PENDING":
      return { to: "accepted", said: "AWS has not decided yet." };
    default:
      return { to: "accepted", said: "AWS does not show the request." };
  }
}

function ofApproved(approved: {
  step: AcceptedAct["step"];
  holds: number | null;
  decidedAt: EpochMs;
  at: EpochMs;
}): Watched {
  const { step, holds, decidedAt, at } = approved;
  if (at - decidedAt < APPLIED_WITHIN_MS)
    return { to: "accepted", said: "Approved, not applied yet." };
  const { subject } = step.preview;
  // Where nothing was applied before, the default held.
  const quota = subject.kind === "request-quota-increase" ? subject.quota : null;
  const before = quota && (quota.applied ?? quota.default);
  return holds !== null && before !== null && holds > before
    ? { to: "done", said: `AWS approved less than was asked: it applies ${figure(holds)}.` }
    : { to: "failed", why: FAILED.notApplied };
}
