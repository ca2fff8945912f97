import { deadlineAt, stateAt } from "@/lib/domain/agreement/schedule";
import { WATCH_STATES } from "@/lib/domain/agreement/states";
import { isInFlight, type Watch } from "@/lib/domain/agreement/watch";
import { type JudgedRequirement, OUTCOMES, type Outcome } from "@/lib/domain/requirement/world";
import type { EpochMs } from "@/lib/domain/time";
import { countEach, gauge, gaugeBy, seconds } from "./make";
import type { Family } from "./text";

/** Names are somebody's own, so there may be any number of them. */
const REQUIREMENTS_MAX = 100;

/** Agreements that are asked about and those that ended lately, in figures. */
export function agreementMetrics(watches: readonly Watch[], now: EpochMs): readonly Family[] {
  const begun = watches.flatMap(({ flight }) => (isInFlight(flight) ? flight.startedAt : []));
  const late = watches.flatMap(({ flight }) =>
    isInFlight(flight) ? now - deadlineAt(flight) : [],
  );
  return [
    gaugeBy("readiness_agreements", "Agreements in flight, and those that ended within a day.", {
      label: "state",
      values: countEach(
        WATCH_STATES,
        watches.map((watch) => stateAt(watch, now)),
      ),
    }),
    gauge(
      "readiness_agreement_oldest_in_flight_seconds",
      "How long the oldest agreement in flight takes already. Absent: none is in flight.",
      begun.length > 0 ? seconds(Math.max(0, now - Math.min(...begun))) : null,
    ),
    gauge(
      "readiness_agreement_most_overdue_seconds",
      "By how much the most overdue agreement is past its time. Absent: none is.",
      late.some((ms) => ms > 0) ? seconds(Math.max(...late)) : null,
    ),
  ];
}

/** What is not known to be met or not has no value. */
const MET = {
  met: 1,
  not_met: 0,
  waiting: 0,
  could_not_tell: null,
} as const satisfies Record<Outcome, 0 | 1 | null>;

/** What is required, in figures. */
export function requirementMetrics(judged: readonly JudgedRequirement[]): readonly Family[] {
  return [
    gaugeBy("readiness_requirements", "Requirements by outcome.", {
      label: "outcome",
      values: countEach(
        OUTCOMES,
        judged.map(({ outcome }) => outcome),
      ),
    }),
    gaugeBy(
      "readiness_requirement_met",
      "1 met, 0 not. Absent: it could not be told. At most 100 requirements are told of.",
      {
        label: "requirement",
        values: judged
          .slice(0, REQUIREMENTS_MAX)
          .flatMap(({ requirement, outcome }): [string, number][] => {
            const met = MET[outcome];
            return met === null ? [] : [[requirement.name, met]];
          }),
      },
    ),
  ];
}
