import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { Act, Watching } from "./act";
import type { ActKind } from "./kinds";

/** The paces of an act's looks. All are durations in milliseconds. */
export type Pace = {
  /** Whoever confirmed is surely through with the call by then, or dead: a write has a shorter limit. */
  settleAfter: number;
  /** By age, the first that is older holds: how far apart two looks are. */
  unknown: readonly Stretch[];
  accepted: Readonly<Record<ActKind, readonly Stretch[]>>;
};
type Stretch = { until: number; every: number };

const FOREVER = Number.POSITIVE_INFINITY;

const SOON: readonly Stretch[] = [
  { until: 2 * MINUTE_MS, every: 15 * SECOND_MS },
  { until: 15 * MINUTE_MS, every: 30 * SECOND_MS },
  { until: DAY_MS, every: 15 * MINUTE_MS },
  { until: FOREVER, every: HOUR_MS },
];

export const PACE: Pace = {
  settleAfter: 45 * SECOND_MS,
  unknown: SOON,
  accepted: {
    "accept-agreement": SOON,
    "submit-use-case-form": SOON,
    "enable-region": [
      { until: 30 * MINUTE_MS, every: MINUTE_MS },
      { until: FOREVER, every: 5 * MINUTE_MS },
    ],
    "request-quota-increase": [
      { until: MINUTE_MS, every: MINUTE_MS },
      { until: FOREVER, every: HOUR_MS },
    ],
  },
};

/** While AWS can't be read the waits double, up to this. */
const BACK_OFF_MAX_MS = 30 * MINUTE_MS;

/** When something is to be done about an act though nobody asks; null: never. */
export function nextLookAt({ kind, step }: Pick<Act, "kind" | "step">, pace: Pace): EpochMs | null {
  switch (step.state) {
    case "previewed":
      return step.expiresAt + 1;
    case "confirmed":
      return step.confirmed.at + pace.settleAfter;
    case "intended":
      return step.intendedAt + pace.settleAfter;
    case "sent":
      return step.sentAt + pace.settleAfter;
    case "unknown":
      return afterLast(step.watching, { since: step.sentAt, stretches: pace.unknown });
    case "accepted":
      return afterLast(step.watching, {
        since: step.acceptedAt,
        stretches: pace.accepted[kind],
      });
    default:
      return null;
  }
}

function afterLast(
  { lastAt, failures }: Watching,
  { since, stretches }: { since: EpochMs; stretches: readonly Stretch[] },
): EpochMs {
  const from = lastAt ?? since;
  const age = from - since;
  const every = stretches.find(({ until }) => age < until)?.every ?? HOUR_MS;
  const waits = Math.min(every * 2 ** Math.min(failures, 10), Math.max(every, BACK_OFF_MAX_MS));
  return from + waits;
}
