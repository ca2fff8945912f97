/** Which calls a rule is about; absent means every one. */
export type FaultScope = {
  account?: string | readonly string[];
  region?: string | readonly string[];
  service?: string | readonly string[];
  operation?: string | readonly string[];
  model?: string | readonly string[];
};

export type FaultRule = {
  id?: string;
  when?: FaultScope;
  /** How many matching calls it spoils; absent means all of them. */
  times?: number;
  /** Matching calls that pass before the first is spoiled. */
  after?: number;
  /** Of each matching call, from the world's seed; absent means 1. */
  probability?: number;
  /**
   * Before or after the call takes effect. Absent: errors before, and what only happens to the answer after.
   */
  point?: FaultPoint;
  fault: FaultAction;
};

export const FAULT_POINTS = ["before", "after"] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export const SHAPES = ["array", "null", "empty-object", "wrong-types", "truncated"] as const;
export type Shape = (typeof SHAPES)[number];

export const DENIALS = [
  "identity-policy",
  "service-control-policy",
  "permissions-boundary",
  "session-policy",
] as const;
export type Denial = (typeof DENIALS)[number];

export type FaultAction =
  | { kind: "error"; name: string; status: number; message: string; retryAfterSeconds?: number }
  /** One of the named faults of `faults/named.ts`. */
  | { kind: "named"; name: string }
  | { kind: "throttle"; retryAfterSeconds?: number }
  | { kind: "html"; status: number; body?: string }
  | { kind: "empty"; status: number }
  /** Half an answer, then the connection is cut. */
  | { kind: "cut" }
  /** The connection is cut before a byte is sent, as by a host that does not exist. */
  | { kind: "dead" }
  | { kind: "hang" }
  | { kind: "slow"; ms: number }
  | { kind: "shape"; shape: Shape }
  /** A value that AWS may add tomorrow, in one member or in all of them. */
  | { kind: "unknown-enum"; value?: string; member?: string }
  | { kind: "deny"; by: Denial }
  /** One of several, each as likely as the next. */
  | { kind: "one-of"; actions: readonly FaultAction[] };
