import type { Distribution } from "@/lib/domain/metrics/text";

export const CALL_OUTCOMES = ["answered", "refused", "throttled", "failed"] as const;
/** `refused`: AWS answered with an error; `failed`: it gave no answer. */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export type CallCount = {
  service: string;
  operation: string;
  outcome: CallOutcome;
  calls: number;
};

/** What this process counts of itself since it began. */
export type Meters = {
  calls(): readonly CallCount[];
  /** How long AWS took to answer, in seconds, by operation; `bounds` are those of every one. */
  callTimes(): { bounds: readonly number[]; distributions: readonly Distribution[] };
  /** Jobs that another process had left half done. */
  takeovers(): number;
  self(): SelfFigures;
};

export type SelfFigures = {
  residentBytes: number;
  heapBytes: number;
  cpuSeconds: number;
  startedAtSeconds: number;
  /** Since it was last asked for; null the first time. */
  loopLagSeconds: number | null;
};
