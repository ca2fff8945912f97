import type { Outcome } from "@/lib/domain/requirement/world";
import type { GateResult } from "@/lib/domain/verdict";

/** What a requirement came to. */
export const OUTCOME_WORD = {
  met: "met",
  not_met: "not met",
  waiting: "waiting",
  could_not_tell: "could not tell",
} as const satisfies Record<Outcome, string>;

/** What came of a gate. */
export const GATE_OUTCOME_WORD = {
  passed: "passed",
  closed: "closed",
  waiting: "waiting",
  unknown: "not known",
  skipped: "skipped",
  "not-needed": "not needed",
  "not-reached": "not reached",
} as const satisfies Record<GateResult["outcome"], string>;
