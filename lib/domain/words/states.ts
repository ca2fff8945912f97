import type { State } from "@/lib/domain/state";

/** A state inside a sentence. */
export const STATE_WORD = {
  ready: "ready",
  inactive: "inactive",
  pending: "pending",
  blocked: "blocked",
  not_offered: "not offered",
  unknown: "unknown",
} as const satisfies Record<State, string>;

/** A state that stands alone. */
export const STATE_NAME = {
  ready: "Ready",
  inactive: "Inactive",
  pending: "Pending",
  blocked: "Blocked",
  not_offered: "Not offered",
  unknown: "Unknown",
} as const satisfies Record<State, string>;
