import { type Act, type ActState, UNFINISHED } from "@/lib/domain/acts/act";
import { countEach, gaugeBy } from "./make";
import type { Family } from "./text";

const STATES = [
  ...UNFINISHED,
  "done",
  "failed",
  "refused",
  "expired",
  "withdrawn",
  "declined",
] as const satisfies readonly ActState[];

/** Acts on AWS, in figures. */
export const actMetrics = (acts: readonly Act[]): readonly Family[] => [
  gaugeBy("readiness_acts", "Acts on AWS that go on, and those that ended within a week.", {
    label: "state",
    values: countEach<ActState>(
      STATES,
      acts.map(({ step }) => step.state),
    ),
  }),
];
