/** `note`: worth knowing, and in the way of nothing. */
export const FINDING_STATES = ["well", "note", "unknown", "wrong"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What was looked at, how it stands, and what to do about it. */
export type HealthFinding = {
  about: string;
  state: FindingState;
  says: string;
  next: string | null;
};

/** 1 where something is wrong, else 2 where something could not be told, else 0. */
export function healthExitCode(findings: readonly HealthFinding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === "wrong")) return 1;
  return findings.some(({ state }) => state === "unknown") ? 2 : 0;
}
